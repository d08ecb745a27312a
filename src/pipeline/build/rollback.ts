import { currentGeneration, generationFolder, generationNumbers } from '../../sinks/generations.js';
import { takeLock } from '../../sinks/lock.js';
import { assertOurs } from '../../sinks/mark.js';
import { type OutputFolders, outputFolders } from '../../sinks/output-folders.js';
import { history } from '../../sinks/publications.js';
import { publishAgain } from '../../sinks/publish.js';
import { ledgerLine, readLedger } from '../../sinks/state/ledger.js';
import { openStore } from '../../sinks/store.js';
import { sealedInLedger } from '../site/sealing.js';

export interface RolledBack {
  /** The generation that was published; missing where none was. */
  readonly from?: number;
  /** The one that is now; missing where there is no such generation, and then nothing has changed. */
  readonly to?: number;
  readonly known: readonly number[];
  /** Devices that were sealed, and of which all is published again. */
  readonly unsealed?: readonly string[];
}

/**
 * Publishes a generation again; without one, the last that was published before and that nobody has rolled back from. One of which
 * something is missing is none.
 */
export async function rollback({
  out,
  generation,
}: {
  readonly out: string;
  readonly generation?: number | undefined;
}): Promise<RolledBack> {
  const folders = outputFolders(out);
  assertOurs(folders);
  if (generationNumbers(folders).length === 0) return { known: [] };
  const lock = await takeLock(out);
  try {
    const from = currentGeneration(folders);
    const known = generationNumbers(folders).filter((number) => isThere(number, folders));
    const wanted = generation === undefined ? history(folders).former : [generation];
    const to = wanted.find((number) => known.includes(number));
    const old = from === undefined ? {} : { from };
    if (to === undefined) return { ...old, known };
    const unsealed = from === undefined ? [] : unsealedBy(from, to, folders);
    if (to !== from) publishAgain(to, folders);
    return { ...old, to, known, ...(unsealed.length === 0 ? {} : { unsealed }) };
  } finally {
    lock.release();
  }
}

function unsealedBy(from: number, to: number, folders: OutputFolders): readonly string[] {
  const [now, then] = [from, to].map((generation) => readLedger(generationFolder(generation, folders)));
  const [wasSealed, staysSealed] = [sealedInLedger(now), sealedInLedger(then)];
  return Array.from({ length: then?.count ?? 0 }, (_, index) => then?.name(index) ?? '').filter(
    (id) => wasSealed(id) !== undefined && staysSealed(id) === undefined,
  );
}

function isThere(generation: number, folders: OutputFolders): boolean {
  const lines = readLedger(generationFolder(generation, folders));
  if (lines === undefined) return false;
  const store = openStore(folders);
  for (let index = 0; index < lines.count; index += 1) {
    const { id, record } = ledgerLine(lines.text(index));
    if (!store.has(id, record)) return false;
  }
  return true;
}
