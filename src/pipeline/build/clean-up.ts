import { currentGeneration, generationFolder, generationNumbers } from '../../sinks/generations.js';
import { digestsOf } from '../../sinks/known-digests.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { history } from '../../sinks/publications.js';
import { doAll } from '../../sinks/remove-tree.js';
import { makeSpare, removeGeneration, removeSpare } from '../../sinks/spare.js';
import { removeLeftovers } from '../../sinks/staging.js';
import { ledgerLine } from '../../sinks/state/ledger.js';
import { type Lines, lineChanges } from '../../sinks/state/lines.js';
import { soundLedger } from '../../sinks/state/sound-ledger.js';
import { collectStore, removeStored } from '../../sinks/store.js';
import { goneByChanges } from './gone-by-changes.js';

/**
 * Keeps the generations that were published last, `keep` in all, and removes what no kept one names. Only the holder of the lock
 * may call it. `isSwept`: the store is looked through name by name, since something was left there of which no generation knows.
 * What the system does not let go keeps nothing else; the first refusal is thrown when all was tried.
 */
export function cleanUp(folders: OutputFolders, { keep, isSwept }: { keep: number; isSwept: boolean }): void {
  const current = currentGeneration(folders);
  const steps: (() => void)[] = [() => removeAllLeftovers(folders)];
  if (current !== undefined) {
    const kept = history(folders).order.slice(0, keep);
    const dropped = generationNumbers(folders).filter((generation) => !kept.includes(generation));
    const those = { current, kept, dropped, folders };
    const collected = (isSwept ? undefined : goneByChanges(those)) ?? goneByLedgers({ ...those, isSwept });
    if (collected !== undefined) {
      for (const generation of dropped) {
        if (generation === dropped.at(-1) && keep > 1) steps.push(() => makeSpare(generation, folders));
        else steps.push(() => removeGeneration(generation, folders));
      }
      if (keep === 1) steps.push(() => removeSpare(folders));
      steps.push(...collected);
    }
  }
  doAll(steps);
}

interface Generations {
  readonly current: number;
  readonly kept: readonly number[];
  readonly dropped: readonly number[];
  readonly folders: OutputFolders;
}

/** What removes from the store that which dropped generations name and no kept one; undefined where it is not known what is live. */
function goneByLedgers({
  current,
  kept,
  dropped,
  folders,
  isSwept,
}: Generations & { isSwept: boolean }): readonly (() => void)[] | undefined {
  const known = new Map(
    [...kept, ...dropped].map((generation) => [generation, ledgerOf(generation, folders)] as const),
  );
  if ((known.get(current) ?? ledgerOf(current, folders)) === undefined) return undefined;
  const named = namedBy(kept, { known, folders });
  if (named === undefined) return [];
  const gone = dropped.map((generation) => known.get(generation));
  if (isSwept || gone.includes(undefined)) return [() => sweep(named, folders)];
  return gone.flatMap((lines) => (lines === undefined ? [] : [() => collect(lines, { named, folders })]));
}

export function removeAllLeftovers(folders: OutputFolders): void {
  doAll([folders.out, folders.generations].map((parent) => () => removeLeftovers(parent)));
}

/** What the kept generations name. A digest belongs to one device. */
interface Named {
  readonly ledgers: readonly Lines[];
  /** Of generations whose ledgers were damaged. */
  readonly others: ReadonlySet<string>;
}

/** Undefined where one of them does not say what it names: then nothing may go. */
function namedBy(
  kept: readonly number[],
  { known, folders }: { known: ReadonlyMap<number, Lines | undefined>; folders: OutputFolders },
): Named | undefined {
  const ledgers = kept.flatMap((generation) => known.get(generation) ?? []);
  const damaged = kept.filter((generation) => known.get(generation) === undefined);
  const others = damaged.map((generation) => digestsOf(generationFolder(generation, folders)));
  if (others.includes(undefined)) return undefined;
  return { ledgers, others: new Set(others.flatMap((digests) => [...(digests ?? [])])) };
}

/** The lines of a generation that is gone, against those that stay. */
function collect(
  lines: Lines,
  { named: { ledgers, others }, folders }: { named: Named; folders: OutputFolders },
): void {
  const [current, ...older] = ledgers;
  if (current === undefined) return;
  const steps = [...lineChanges(lines, current)].flatMap(({ name, before }) => {
    if (before === undefined) return [];
    const { record } = ledgerLine(lines.text(before));
    const isNamed = [current, ...older].some((ledger) => {
      const index = ledger.find(name);
      return index !== undefined && ledgerLine(ledger.text(index)).record.digest === record.digest;
    });
    return isNamed || others.has(record.digest) ? [] : [() => removeStored(name, record, folders)];
  });
  doAll(steps);
}

function sweep({ ledgers, others }: Named, folders: OutputFolders): void {
  const digests = new Set(others);
  for (const lines of ledgers) {
    for (let index = 0; index < lines.count; index += 1)
      digests.add(ledgerLine(lines.text(index)).record.digest);
  }
  collectStore(digests, folders);
}

const ledgerOf = (generation: number, folders: OutputFolders): Lines | undefined =>
  soundLedger(generationFolder(generation, folders));
