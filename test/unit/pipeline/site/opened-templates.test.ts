import { expect, test } from 'vitest';
import type { InputFile } from '../../../../src/inventory/input-files.js';
import { openingOnce } from '../../../../src/pipeline/site/opened-templates.js';

const fileOf = (path: string, text: string): InputFile => ({ path, text, size: text.length, sha256: '' });

const template = fileOf('templates/leaf/motd', 'I am {{ device.id }}\n');
const device = (id: string): InputFile => fileOf(`devices/${id}.yaml`, `id: ${id}\n`);
const noFilters = new Map();

test('files of devices may be others, and the templates stay', async () => {
  const open = openingOnce();
  const first = await open([device('a'), template], noFilters);
  expect(await open([device('b'), template], noFilters)).toBe(first);
  const options = { chain: ['leaf'], scope: { device: { id: 'b' } } };
  expect(first.render('motd', options)).toEqual({ ok: true, text: 'I am b\n' });
});

test('another template, another list of them and other filters are opened', async () => {
  const open = openingOnce();
  const first = await open([template], noFilters);
  const edited = await open([fileOf(template.path, 'You are {{ device.id }}\n')], noFilters);
  expect(edited).not.toBe(first);
  const options = { chain: ['leaf'], scope: { device: { id: 'b' } } };
  expect(edited.render('motd', options)).toEqual({ ok: true, text: 'You are b\n' });
  const more = await open([template, fileOf('templates/leaf/more', '')], noFilters);
  expect(more.has('more', ['leaf'])).toBe(true);
  expect(await open([template], noFilters)).not.toBe(more);
  const before = await open([template], noFilters);
  expect(await open([template], new Map())).not.toBe(before);
});

test('texts of single devices are not kept without end', async () => {
  const open = openingOnce();
  const first = await open([template], noFilters);
  for (let n = 0; n <= 2000; n += 1) {
    const text = `${n} {{ n }}`;
    const origin = { file: 'devices/a.yaml', line: 1, column: 1 };
    expect(first.renderString(text, { scope: { n }, origin }).ok).toBe(true);
  }
  expect(first.size).toBeGreaterThan(2000);
  expect(await open([template], noFilters)).not.toBe(first);
});
