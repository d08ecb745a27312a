import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { configSchema } from '../../../../src/pipeline/site/config-schema.js';
import { scratchFolder } from '../../../support/folders.js';

const schemaPath = 'cloudinit/config/schemas/schema-cloud-config-v1.json';

/** Lays an installed cloud-init out below a folder of Python's packages. */
function install(
  folder: string,
  { version, text = '{"allOf": []}' }: { version: string; text?: string },
): string {
  const path = join(folder, schemaPath);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  writeFileSync(
    join(folder, 'cloudinit/version.py'),
    `__VERSION__ = "${version}"\n_PACKAGED_VERSION = "9"\n`,
  );
  return path;
}

test('where nothing is installed there is no schema', () => {
  expect(configSchema({ libraryFolders: [scratchFolder(), '/nonexistent'] })).toBeUndefined();
});

test("Debian's folder comes first, then that of the newest Python", () => {
  const lib = scratchFolder();
  install(join(lib, 'python3.9/site-packages'), { version: '22.1' });
  install(join(lib, 'python3.12/site-packages'), { version: '24.4' });
  expect(configSchema({ libraryFolders: [lib] })).toMatchObject({ root: { allOf: [] }, version: '24.4' });
  install(join(lib, 'python3/dist-packages'), { version: '23.1' });
  expect(configSchema({ libraryFolders: [lib] })?.version).toBe('23.1');
});

test('an installation whose schema is broken is none', () => {
  const lib = scratchFolder();
  install(join(lib, 'python3/dist-packages'), { version: '23.1', text: '{' });
  expect(configSchema({ libraryFolders: [lib] })).toBeUndefined();
});

test('a file that is named wins, and has to be a schema', () => {
  const lib = scratchFolder();
  install(join(lib, 'python3/dist-packages'), { version: '23.1' });
  const file = join(lib, 'mine.json');
  writeFileSync(file, '{"properties": {"a": {}}}');
  const named = (cloudInitSchema: string) => configSchema({ cloudInitSchema, libraryFolders: [lib] });
  expect(named(file)).toEqual({ file, root: { properties: { a: {} } } });
  writeFileSync(file, '{"$ref": "https://schema.example.net/x"}');
  expect(() => named(file)).toThrow('is not a schema of cloud-configs');
  writeFileSync(file, '[');
  expect(() => named(file)).toThrow('cannot be read as JSON');
  expect(() => named(join(lib, 'nothing.json'))).toThrow('cannot be read as JSON');
});
