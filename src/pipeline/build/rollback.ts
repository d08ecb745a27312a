import { currentGeneration, generationFolder, generationNumbers } from '../../sinks/generations.js';
import { takeLock } from '../../sinks/lock.js';
import { assertOurs } from '../../sinks/mark.js';
import { type OutputFolders, outputFolders } from '../../sinks/output-folders.js';
import { history } from '../../sinks/publications.js';
import { publishAgain } from '../../sinks/publish.js';
import { readLedger } from '../../sinks/state/ledger.js';
import { writeMark } from '../../sinks/state/marks.js';
import { isUnderWay } from '../../sinks/under-way.js';
import type { Damage } from '../../sinks/verify/damage.js';
import { sealedInLedger } from '../site/sealing.js';
import { lookAt } from '../verify/look-at.js';
import { removeAllLeftovers } from './clean-up.js';
import { tried } from './tidy-up.js';

export interface RolledBack {
  /** The generation that was published; missing where none was. */
  readonly from?: number;
  /** The one that is now; missing where there is no such generation, or it is damaged, and then nothing has changed. */
  readonly to?: number;
  readonly known: readonly number[];
  /** Devices that were sealed, and of which all is published again. */
  readonly unsealed?: readonly string[];
  /** What is wrong with the generation that was to be published: it is not. */
  readonly refused?: { readonly generation: number; readonly damage: readonly Damage[] };
  /** Why a power cut may take the publication back, as the system says it. */
  readonly notFlushed?: string;
}

/**
 * Publishes a generation again; without one, the last that was published before and that nobody has rolled back from. All of it is
 * read before: one that is damaged is refused.
 */
export async function rollback({
  out,
  root,
  generation,
}: {
  readonly out: string;
  /** Where the secret of the tokens is, whose names are compared as well where it is there. */
  readonly root: string;
  readonly generation?: number | undefined;
}): Promise<RolledBack> {
  const folders = outputFolders(out);
  assertOurs(folders);
  const known = generationNumbers(folders);
  if (known.length === 0) return { known };
  const lock = await takeLock(out);
  try {
    tried(() => removeAllLeftovers(folders));
    const from = currentGeneration(folders);
    const old = from === undefined ? {} : { from };
    const to = generation === undefined ? history(folders).former[0] : generation;
    if (to === undefined || !known.includes(to)) return { ...old, known };
    if (to === from) return { ...old, to, known };
    const damage = lookAt(to, { folders, root, isThorough: true });
    if (damage.length > 0) return { ...old, known, refused: { generation: to, damage } };
    const unsealed = from === undefined ? [] : unsealedBy(from, to, folders);
    const { notFlushed } = publishAgain(to, folders);
    markSound(to, folders);
    return {
      ...{ ...old, to, known },
      ...(unsealed.length === 0 ? {} : { unsealed }),
      ...(notFlushed === undefined ? {} : { notFlushed }),
    };
  } finally {
    lock.release();
  }
}

/** It was read just now: the next build need not. */
function markSound(generation: number, folders: OutputFolders): void {
  try {
    if (!isUnderWay(folders)) writeMark(generationFolder(generation, folders), folders);
  } catch {
    // Then it does.
  }
}

function unsealedBy(from: number, to: number, folders: OutputFolders): readonly string[] {
  const [now, then] = [from, to].map((generation) => readLedger(generationFolder(generation, folders)));
  const [wasSealed, staysSealed] = [sealedInLedger(now), sealedInLedger(then)];
  return Array.from({ length: then?.count ?? 0 }, (_, index) => then?.name(index) ?? '').filter(
    (id) => wasSealed(id) !== undefined && staysSealed(id) === undefined,
  );
}
