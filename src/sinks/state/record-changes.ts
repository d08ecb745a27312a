import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeviceRecord } from '../../domain/manifest.js';
import { sha256 } from '../../domain/sha256.js';
import { fileMode } from '../file-mode.js';
import { throwShortage } from '../shortage.js';
import { FileMemory } from './file-memory.js';
import { recordAt } from './ledger.js';
import { type Lines, lineChanges } from './lines.js';
import { isSumOf } from './sums.js';

/** What two ledgers say of a device; absent where one of them says nothing. */
export interface RecordChange {
  readonly before?: DeviceRecord | undefined;
  readonly after?: DeviceRecord | undefined;
}

/** What a generation has changed, by the ids of the devices. The ledgers are told by their SHA-256. */
export interface RecordChanges {
  readonly from: string;
  readonly to: string;
  readonly records: ReadonlyMap<string, RecordChange>;
}

/** Below a generation. */
const changesName = 'state/changes';

/** To be raised with every change of what stands in the file. */
const format = 1;

/** Undefined where so much changed that the ledgers tell it as fast. */
export function recordChanges(before: Lines, after: Lines): RecordChanges | undefined {
  const records = new Map<string, RecordChange>();
  for (const { name, before: old, after: now } of lineChanges(before, after)) {
    if (records.size === mostChanges) return undefined;
    records.set(name, { before: recordIn(before, old), after: recordIn(after, now) });
  }
  return { from: before.sha256, to: after.sha256, records };
}

const mostChanges = 200;

export const recordIn = (lines: Lines, index: number | undefined): DeviceRecord | undefined =>
  index === undefined ? undefined : recordAt(lines, index);

export function writeRecordChanges(
  { records, ...ledgers }: RecordChanges,
  { generation }: { generation: string },
): void {
  const text = JSON.stringify({ format, ...ledgers, records: Object.fromEntries(records) });
  writeFileSync(join(generation, changesName), text, { flag: 'wx', mode: fileMode });
}

/** Undefined where there are none, and where they are not as they were written: then the ledgers tell. */
export function readRecordChanges(generation: string): RecordChanges | undefined {
  try {
    const { sum, changes } = known.get(join(generation, changesName));
    return isSumOf(sum, { generation, path: changesName }) === true ? changes : undefined;
  } catch (error) {
    throwShortage(error);
    return undefined;
  }
}

const known = new FileMemory((path) => {
  const text = readFileSync(path, 'utf8');
  const {
    format: found,
    from,
    to,
    records,
  } = JSON.parse(text) as Omit<RecordChanges, 'records'> & {
    format: number;
    records: Readonly<Record<string, RecordChange>>;
  };
  if (found !== format) throw new Error('not the changes of a generation');
  return { sum: sha256(text), changes: { from, to, records: new Map(Object.entries(records)) } };
});
