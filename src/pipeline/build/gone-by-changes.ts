import { changesSince } from '../../sinks/changes-since.js';
import { generationFolder } from '../../sinks/generations.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { ledgerName } from '../../sinks/state/ledger.js';
import type { RecordChange } from '../../sinks/state/record-changes.js';
import { sumIn } from '../../sinks/state/sums.js';
import { removeStored } from '../../sinks/store.js';

/**
 * What removes from the store that which dropped generations name and no kept one, read off what each generation has changed: no ledger is.
 * Undefined where that does not tell of all of them.
 */
export function goneByChanges({
  current,
  kept,
  dropped,
  folders,
}: {
  current: number;
  kept: readonly number[];
  dropped: readonly number[];
  folders: OutputFolders;
}): readonly (() => void)[] | undefined {
  const sumOf = (generation: number) => sumIn(generationFolder(generation, folders), ledgerName);
  const to = sumOf(current);
  const since = (generation: number) => {
    const from = sumOf(generation);
    return to === undefined || from === undefined ? undefined : changesSince(from, { to, folders });
  };
  const stay = kept.map(since);
  const go = dropped.map(since);
  if (!areAll(stay) || !areAll(go)) return undefined;
  return go.flatMap((changes) =>
    [...changes].flatMap(([id, { before: record, after }]) => {
      // What a generation has of a device that did not change since is what the current one has.
      const live = stay.map((kept) => kept.get(id) ?? { before: after }).map(({ before }) => before?.digest);
      const isNamed = record === undefined || [after?.digest, ...live].includes(record.digest);
      return isNamed ? [] : [() => removeStored(id, record, folders)];
    }),
  );
}

type Changes = ReadonlyMap<string, RecordChange>;

const areAll = (all: readonly (Changes | undefined)[]): all is Changes[] => !all.includes(undefined);
