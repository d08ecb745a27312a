import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileMistakes } from '../../src/checks/parts/config-files.js';
import { fileMode } from '../../src/cloud-init/files/file-mode.js';
import { fileEntries } from '../../src/cloud-init/files/write-files.js';
import { entryAt, type GuestMap } from '../../src/cloud-init/values/guest-value.js';
import { readYaml } from '../../src/cloud-init/values/read-yaml.js';
import { runPython } from '../support/python.js';
import { requires } from '../support/requires.js';

const script = readFileSync(new URL('python/write_files.py', import.meta.url), 'utf8');
const checkout = process.env.SEEDPRESS_CLOUD_INIT;
const debian = '/usr/lib/python3/dist-packages';
const packages = [debian, ...(checkout === undefined ? [] : [checkout])];

const packed = gzipSync('hello');
const base64 = packed.toString('base64');
const encodings = [
  'b64',
  'base64',
  'gzip',
  'gz',
  'gz+b64',
  'gzip+base64',
  'text/plain',
  'base32',
  'B64',
  '""',
  '5',
];
const contents = fc.oneof(
  fc.constantFrom('""', 'hello', '42', 'true', '[a]', '{ a: b }', '12:30', '2024-01-31', '"é"'),
  fc.constantFrom(`!!binary ${base64}`, `!!binary aGFsbG8=`, base64, base64.slice(0, -8)),
  fc
    .string({ unit: fc.constantFrom(...'aGFsbG8=+/-_ x'), maxLength: 12 })
    .map((text) => JSON.stringify(text)),
);
const owners = [
  ...[
    'root',
    '"root:adm"',
    'app',
    '"1000:1000"',
    '1000',
    '0:0',
    '"0"',
    'root.root',
    'john.doe',
    '":adm"',
    '"root:-1"',
  ],
  ...['"a b"', '[root]', 'true', 'false', '~', '"None:none"', '"root:0"', 'www-data.www-data'],
];
const modes = [
  ...[
    '0644',
    '"0644"',
    '644',
    '0o640',
    '"0o640"',
    'rw-r--r--',
    '"0888"',
    '""',
    '"+7"',
    '"6_4_4"',
    '1.5',
    '~',
    '420',
  ],
  ...['[1]', '2024-01-31'],
];
const field = (name: string, values: fc.Arbitrary<string>) =>
  fc.option(values, { nil: undefined }).map((value) => (value === undefined ? '' : `, ${name}: ${value}`));

const configs = fc
  .tuple(
    field('content', contents),
    field('encoding', fc.constantFrom(...encodings)),
    field('owner', fc.constantFrom(...owners)),
    field('permissions', fc.constantFrom(...modes)),
  )
  .map((fields) => `#cloud-config\nwrite_files:\n  - { path: /x${fields.join('')} }\n`);

function configOf(text: string): GuestMap {
  const read = readYaml(text);
  if (!read.ok || read.value.kind !== 'map') throw new Error(`no config: ${text}`);
  return read.value;
}

interface Outcome {
  readonly ends: boolean;
  readonly mode?: number;
}

/** The mode that we say a file gets. */
function modeOf(text: string): number {
  const value = fileEntries(configOf(text)).map(({ entry }) => entryAt(entry, 'permissions')?.value)[0];
  return (value?.kind === 'scalar' ? fileMode(value) : undefined) ?? 0o644;
}

requires('cloud-init')('entries of write_files', () => {
  test.each(packages)('2,000 of them end, and have the modes, as with %s', (folder) => {
    const texts = fc
      .sample(configs, { numRuns: 2000, seed: 3 })
      .filter((text) => folder === debian || !isUnreadEncoding(text));
    const input = texts.map((text) => `${JSON.stringify(text)}\n`).join('');
    const theirs = JSON.parse(runPython(script, { input, args: [folder] })) as readonly Outcome[];
    const ours = texts.map((text) => {
      const ends = fileMistakes(configOf(text)).some(({ isError }) => isError);
      return { text, ends, ...(ends ? {} : { mode: modeOf(text) }) };
    });
    expect(ours).toEqual(texts.map((text, index) => ({ text, ...verdictOf(theirs[index] as Outcome) })));
    expect(theirs.filter(({ ends }) => ends).length).toBeGreaterThan(500);
    expect(theirs.filter(({ ends }) => !ends).length).toBeGreaterThan(300);
  });
});

/**
 * From 24.3 on an entry without content is an empty file, and nobody looks at its encoding. Older ones end where that
 * is no string, so it is an error in every range.
 */
const isUnreadEncoding = (text: string): boolean => text.includes('encoding: 5') && !/ content: /.test(text);

const verdictOf = ({ ends, mode }: Outcome) => ({ ends, ...(ends ? {} : { mode }) });
