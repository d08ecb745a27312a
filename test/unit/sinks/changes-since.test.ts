import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { DeviceRecord } from '../../../src/domain/manifest.js';
import { changesSince } from '../../../src/sinks/changes-since.js';
import { outputFolders } from '../../../src/sinks/output-folders.js';
import { joinedLines, writeLedger } from '../../../src/sinks/state/ledger.js';
import { type Lines, noLines } from '../../../src/sinks/state/lines.js';
import {
  readRecordChanges,
  recordChanges,
  writeRecordChanges,
} from '../../../src/sinks/state/record-changes.js';
import { writeSums } from '../../../src/sinks/state/sums.js';
import { scratchFolder } from '../../support/folders.js';

type Fleet = Readonly<Record<string, string>>;

const record = (digest: string): DeviceRecord => ({ digest }) as DeviceRecord;

const ledger = (fleet: Fleet): Lines =>
  joinedLines(
    noLines(),
    Object.entries(fleet).map(([id, digest]) => ({
      ...{ id, file: `devices/${id}.yaml`, row: '', kind: 'leaf', claims: [], host: '{}' },
      record: record(digest),
    })),
  );

/** Generations that were published one after the other. */
function published(fleets: readonly Fleet[]) {
  const folders = outputFolders(scratchFolder());
  const ledgers = fleets.map(ledger);
  for (const [index, lines] of ledgers.entries()) {
    const generation = join(folders.generations, String(index + 1));
    mkdirSync(join(generation, 'state'), { recursive: true });
    writeLedger(lines, { generation });
    const before = ledgers[index - 1];
    const changes = before && recordChanges(before, lines);
    if (changes !== undefined) writeRecordChanges(changes, { generation });
    writeSums(generation, { before: undefined, made: new Map(), linked: new Set() });
  }
  const sums = ledgers.map(({ sha256 }) => sha256);
  return { folders, ledgers, since: (from: number, to: number) => since(sums, { from, to, folders }) };
}

function since(
  sums: readonly string[],
  { from, to, folders }: { from: number; to: number; folders: ReturnType<typeof outputFolders> },
) {
  const changes = changesSince(sums[from - 1] as string, { to: sums[to - 1] as string, folders });
  return (
    changes &&
    Object.fromEntries([...changes].map(([id, { before, after }]) => [id, [before?.digest, after?.digest]]))
  );
}

const fleets = [
  { a: '1', b: '1', c: '1' },
  { a: '2', b: '1', d: '1' },
  { a: '1', b: '2', d: '1', e: '1' },
  { a: '1', b: '3', d: '1' },
];

test('what generations have changed is put together', () => {
  const { since } = published(fleets);
  expect(since(3, 4)).toEqual({ b: ['2', '3'], e: ['1', undefined] });
  expect(since(1, 4)).toEqual({
    ...{ a: ['1', '1'], b: ['1', '3'], c: ['1', undefined] },
    ...{ d: [undefined, '1'], e: [undefined, undefined] },
  });
  expect(since(4, 4)).toEqual({});
});

test('nobody knows what changed backwards, or where a generation between does not say it', () => {
  const { folders, since } = published(fleets);
  expect(since(4, 1)).toBeUndefined();
  const file = join(folders.generations, '3/state/changes');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"2"', '"7"'));
  expect(readRecordChanges(join(folders.generations, '3'))).toBeUndefined();
  expect(since(1, 4)).toBeUndefined();
  expect(since(3, 4)).toEqual({ b: ['2', '3'], e: ['1', undefined] });
});

test('a generation that changed more than a few devices says nothing', () => {
  const many = Object.fromEntries(Array.from({ length: 201 }, (_, index) => [`vm-${index}`, '1']));
  expect(recordChanges(noLines(), ledger(many))).toBeUndefined();
});
