import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { InputFile } from '../../../../src/inventory/input-files.js';
import { changedRows } from '../../../../src/pipeline/build/changed-rows.js';
import { rowKeys } from '../../../../src/pipeline/build/row-keys.js';
import { Lines } from '../../../../src/sinks/state/lines.js';
import { runCli } from '../../../support/cli.js';
import { editSite, writeSite } from '../../../support/sites.js';

const header = 'id,type,management_ip,vars.note\n';
const rowOf = (n: number, note = 'plain'): string => `vm-${n},leaf,10.0.${n >> 8}.${n & 255},${note}\n`;
// More devices than have details in the report: those tell of lines, and lines move.
const rows = Array.from({ length: 130 }, (_, index) => rowOf(index + 1));

const files = {
  'devices/site.yaml': 'namespace: lab\nlayouts: [nocloud]\nserver: { address: 192.0.2.250 }\n',
  'devices/one.yaml': 'id: one\ntype: leaf\nmanagement_ip: 192.0.2.1\nvars: { note: one }\n',
  'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
  'templates/leaf/leaf.script': '#!/bin/sh\necho {{ device.id }} {{ device.vars.note | shell }}\n',
};

const tableOf = (some: readonly string[]): Record<string, string> => ({
  'devices/table.csv': header + some.join(''),
});

const build = async (root: string) => {
  const { code, stdout } = await runCli(['build', '--json'], { cwd: root });
  return { code, shown: JSON.parse(stdout) as Record<string, unknown> };
};

/** All that a site publishes: names, and what they lead to; which generations there were before is told by no reader. */
function contentOf(root: string): Readonly<Record<string, string>> {
  const folder = join(root, 'out/current');
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const name = path.slice(folder.length + 1);
      if (entry.isDirectory() || /^state\/(?:changes|inputs|sums|done)$/.test(name)) return [];
      return [[name, entry.isSymbolicLink() ? readlinkSync(path) : readFileSync(path, 'latin1')]];
    }),
  );
}

async function expectAsFromNothing(root: string, some: readonly string[]): Promise<void> {
  const fresh = writeSite({ ...files, ...tableOf(some) });
  expect((await build(fresh)).code).toBe(0);
  expect(contentOf(root)).toEqual(contentOf(fresh));
}

test('rows that change, come, go and move give what a build from nothing gives', async () => {
  const root = writeSite({ ...files, ...tableOf(rows) });
  await build(root);
  let some = [...rows];
  const steps: readonly [string, (now: readonly string[]) => readonly string[], number][] = [
    ['a row changes', (now) => now.with(70, rowOf(71, 'other')), 1],
    ['a row comes first', (now) => [rowOf(200), ...now], 1],
    ['two rows go', (now) => now.filter((row) => !/^vm-(?:5|90),/.test(row)), 0],
    ['rows are turned round', (now) => now.toReversed(), 0],
    ['a cell of two lines', (now) => now.with(3, rowOf(127, '"a ""b"",\nc"')), 1],
    ['lines end otherwise', (now) => now.map((row) => row.replace(/\n$/, '\r\n')), 0],
    ['a row takes the name of one that goes', (now) => [...now.slice(0, -1), rowOf(77, 'new')].slice(1), 1],
  ];
  for (const [name, edit, written] of steps) {
    some = [...edit(some)];
    // The row of the last step stands twice where it is not taken out.
    if (written === 1 && name.startsWith('a row takes'))
      some = some.filter((row) => !/^vm-77,.*plain/.test(row));
    editSite(root, tableOf(some));
    const { code, shown } = await build(root);
    expect({ name, code, written: shown.written }).toEqual({ name, code: 0, written });
    await expectAsFromNothing(root, some);
  }
}, 60_000);

test.each([
  ['a row that stands twice', (now: readonly string[]) => [...now, now[7] as string], 'duplicate-id'],
  [
    'an address of another row',
    (now: readonly string[]) => now.with(9, rowOf(9).replace('vm-9', 'vm-10')),
    'duplicate-management-address',
  ],
  ['a quote that is not closed', (now: readonly string[]) => now.with(20, rowOf(21, '"open')), 'csv-'],
])(
  '%s is refused with its place',
  async (_, edit, code) => {
    const root = writeSite({ ...files, ...tableOf(rows) });
    await build(root);
    editSite(root, tableOf(edit(rows)));
    const { code: exit, shown } = await build(root);
    expect(exit).toBe(1);
    const text = JSON.stringify(shown.diagnostics);
    expect(text).toContain(code);
    const fresh = writeSite({ ...files, ...tableOf(edit(rows)) });
    expect(JSON.stringify((await build(fresh)).shown.diagnostics)).toBe(text);
  },
  60_000,
);

test('of a table the rows that no line stands for are read again, and one where all are as they were', () => {
  const file = (some: readonly string[]): InputFile => ({
    ...{ path: 'devices/table.csv', text: header + some.join(''), size: 0, sha256: '' },
  });
  const three = [rowOf(1), rowOf(2), rowOf(3)];
  const keyOf = rowKeys([file(three)]);
  const lines = new Lines(
    Buffer.from(
      three
        .map(
          (_, n) =>
            `vm-${n + 1}\t"x"\tleaf\t\t{}\t${keyOf({ file: 'devices/table.csv', line: n + 2 })}\t{}\n`,
        )
        .join(''),
    ),
  );
  const looked = (some: readonly string[]) => {
    const found = changedRows(file(some), { lines, indexes: [0, 1, 2] });
    return [found?.file.text.slice(header.length), found?.without];
  };
  expect(looked([rowOf(3), rowOf(2, 'other'), rowOf(1)])).toEqual([rowOf(2, 'other'), [1]]);
  expect(looked([rowOf(1), rowOf(3)])).toEqual([rowOf(1), [0, 1]]);
  expect(looked([rowOf(1), rowOf(1), rowOf(2), rowOf(3)])).toEqual([rowOf(1), []]);
  expect(looked([])).toEqual(['', [0, 1, 2]]);
});
