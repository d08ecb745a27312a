import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { splitTable } from '../../../../src/inventory/csv/split-table.js';
import { fileSlices } from '../../../../src/inventory/file-slices.js';
import { type InputFile, readInputFiles } from '../../../../src/inventory/input-files.js';
import { sliceStep } from '../../../../src/pipeline/build/slice-step.js';
import { wholeStep } from '../../../../src/pipeline/build/whole-step.js';
import { outputFolders } from '../../../../src/sinks/output-folders.js';
import { openStoreWriter } from '../../../../src/sinks/store.js';
import { writeSite } from '../../../support/sites.js';

const count = 120;
const rowOf = (n: number, address = `10.0.0.${n}`): string => `vm-${n},leaf,${address}\n`;
const rows = Array.from({ length: count }, (_, index) => rowOf(index + 1));

const files = {
  'devices/site.yaml': 'namespace: lab\nlayouts: [nocloud]\nserver: { address: 192.0.2.250 }\n',
  'devices/one.yaml': 'id: one\ntype: leaf\nmanagement_ip: 192.0.2.1\n',
  'devices/table.csv': `id,type,management_ip\n${rows.join('')}`,
  'templates/leaf/type.yaml': 'user_data: [leaf.script, leaf.upstart]\n',
  'templates/leaf/leaf.script': '#!/bin/sh\necho {{ device.id }}\n',
  // A warning of the type, which all of its devices share.
  'templates/leaf/leaf.upstart': 'start on startup\nexec true\n',
};

/** What the step makes of a site in slices of 50 devices, and what the step that sees all of them makes of it. */
async function built(more: Readonly<Record<string, string>> = {}) {
  const root = writeSite({ ...files, ...more });
  const read = readInputFiles(root);
  const stepTo = async <T>(name: string, step: (context: Parameters<typeof wholeStep>[1]) => Promise<T>) => {
    const out = join(root, name);
    mkdirSync(out);
    const folders = outputFolders(out);
    const writer = openStoreWriter(folders);
    const limits = { version: '0', strict: false, keep: 2, jobs: 2 };
    const options = { root, out, ...limits, searchPath: '', libraryFolders: [] };
    const made = await step({ options, folders, published: undefined, damage: [], writer });
    await writer.discard();
    return made;
  };
  return {
    sliced: await stepTo('sliced', (context) =>
      sliceStep(read, {
        ...context,
        ...{ storedRecord: () => undefined, sealedInstance: () => undefined },
        ...{ rendersStored: false, sliceSize: 50 },
      }),
    ),
    whole: await stepTo('whole', (context) => wholeStep(read, context)),
  };
}

test('a fleet that is built in slices is what a build of all at once gives', async () => {
  const { sliced, whole } = await built();
  if (sliced === undefined || 'outcome' in whole) throw new Error('nothing was built');
  expect(sliced.lines.count).toBe(count + 1);
  expect(sliced.lines.bytes.equals(whole.lines.bytes)).toBe(true);
  expect(sliced.diagnostics.map(({ code }) => code)).toEqual(['upstart-job']);
  for (const key of ['site', 'totals', 'siteFiles', 'diagnostics', 'schema', 'context', 'partial'] as const)
    expect(sliced[key]).toEqual(whole[key]);
});

test('what two slices claim, what is wrong and what is said of a device is for the step that sees all', async () => {
  const table = [...rows.slice(0, -1), rowOf(count, '10.0.0.1')].join('');
  const doubled = await built({ 'devices/table.csv': `id,type,management_ip\n${table}` });
  expect(doubled.sliced).toBeUndefined();
  expect(doubled.whole).toMatchObject({
    outcome: 'refused',
    diagnostics: [{ code: 'duplicate-management-address', position: { line: count + 1 } }],
  });
  const bash = '#!/bin/sh\n{{ "[[ -e /a ]]" if device.id == "vm-7" else "true" }}\n';
  const warned = await built({ 'templates/leaf/leaf.script': bash });
  expect(warned.sliced).toBeUndefined();
  expect(warned.whole).toMatchObject({ diagnostics: [{ devices: ['vm-7'] }, { code: 'upstart-job' }] });
});

test('secrets are known of all devices together, and a fleet of one slice has nothing to gain', async () => {
  const named = await built({
    'devices/one.yaml': 'id: one\ntype: leaf\nvars: { key: { secret: { env: KEY } } }\n',
  });
  expect(named.sliced).toBeUndefined();
  expect((await built({ 'devices/table.csv': 'id,type\nvm-1,leaf\n' })).sliced).toBeUndefined();
});

const file = (path: string, text: string): InputFile => ({ path, text, size: 0, sha256: '' });

test('rows are split where lines end outside of quotes', () => {
  const table = splitTable('id,vars.note\r\n\n"a","one\ntwo ""x"""\nb,\n\nc,"y"');
  expect(table?.header).toEqual({ text: 'id,vars.note\r\n', line: 1 });
  expect(table?.rows).toEqual([
    { text: '"a","one\ntwo ""x"""\n', line: 3 },
    { text: 'b,\n', line: 5 },
    { text: 'c,"y"', line: 7 },
  ]);
  expect(splitTable('\n \n')).toBeUndefined();
});

test('slices hold files, and tables by their rows', () => {
  const slices = fileSlices(
    [file('a.yaml', ''), file('b.csv', 'id\n1\n2\n3\n'), file('c.csv', 'id\n4\n'), file('d.yaml', '')],
    2,
  );
  expect(
    slices.map((slice) => slice.map(({ path, text }) => `${path} ${text.replaceAll('\n', ' ')}`)),
  ).toEqual([['a.yaml '], ['b.csv id 1 2 '], ['b.csv id 3 ', 'c.csv id 4 '], ['d.yaml ']]);
});
