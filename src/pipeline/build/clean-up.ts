import { currentGeneration, generationFolder, generationNumbers } from '../../sinks/generations.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { history } from '../../sinks/publications.js';
import { makeSpare, removeGeneration, removeSpare } from '../../sinks/spare.js';
import { removeLeftovers } from '../../sinks/staging.js';
import { ledgerLine, readLedger } from '../../sinks/state/ledger.js';
import { type Lines, lineChanges, noLines } from '../../sinks/state/lines.js';
import { collectStore, removeStored } from '../../sinks/store.js';

/**
 * Keeps the generations that were published last, `keep` in all, and removes what
 * no kept one names. Only the holder of the lock may call it. `isSwept`: the store is looked through name by name, since
 * something was left there of which no generation knows.
 */
export function cleanUp(folders: OutputFolders, { keep, isSwept }: { keep: number; isSwept: boolean }): void {
  removeAllLeftovers(folders);
  const current = currentGeneration(folders);
  const known = new Map(
    generationNumbers(folders).map((generation) => [generation, ledgerOf(generation, folders)] as const),
  );
  // Without it nobody knows what is live.
  if (current === undefined || known.get(current) === undefined) return;
  const kept = history(folders)
    .order.filter((number) => known.get(number) !== undefined)
    .slice(0, keep);
  const ledgers = kept.map((generation) => known.get(generation) as Lines);
  const dropped = generationNumbers(folders).filter((generation) => !kept.includes(generation));
  const gone = dropped.map((generation) => known.get(generation));
  const last = dropped.at(-1);
  for (const generation of dropped) {
    if (generation === last && keep > 1) makeSpare(generation, folders);
    else removeGeneration(generation, folders);
  }
  if (keep === 1) removeSpare(folders);
  for (const lines of gone) if (lines !== undefined) collect(lines, { ledgers, folders });
  if (isSwept || gone.includes(undefined)) sweep(ledgers, folders);
}

export function removeAllLeftovers(folders: OutputFolders): void {
  for (const parent of [folders.out, folders.generations]) removeLeftovers(parent);
}

/** The lines of a generation that is gone, against those that stay: a digest belongs to one device. */
function collect(
  lines: Lines,
  { ledgers, folders }: { ledgers: readonly Lines[]; folders: OutputFolders },
): void {
  const [current = noLines(), ...others] = ledgers;
  for (const { name, before } of lineChanges(lines, current)) {
    if (before === undefined) continue;
    const { record } = ledgerLine(lines.text(before));
    const isNamed = [current, ...others].some((ledger) => {
      const index = ledger.find(name);
      return index !== undefined && ledgerLine(ledger.text(index)).record.digest === record.digest;
    });
    if (!isNamed) removeStored(name, record, folders);
  }
}

function sweep(ledgers: readonly Lines[], folders: OutputFolders): void {
  const digests = new Set<string>();
  for (const lines of ledgers) {
    for (let index = 0; index < lines.count; index += 1)
      digests.add(ledgerLine(lines.text(index)).record.digest);
  }
  collectStore(digests, folders);
}

const ledgerOf = (generation: number, folders: OutputFolders): Lines | undefined =>
  readLedger(generationFolder(generation, folders));
