import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAnyYaml } from '../../../src/inventory/yaml/parse-yaml.js';
import { readPlainYaml } from '../../../src/inventory/yaml/plain/read-plain-yaml.js';
import { projectRoot } from '../../support/folders.js';

const file = 'f.yaml';

/** Holds a text that the reader takes against the library's tree; says whether it took it. */
function isRead(text: string): boolean {
  const node = readPlainYaml(text, { file });
  if (node === undefined) return false;
  const whole = parseAnyYaml(text, { file });
  expect({ text, node, diagnostics: [] }).toEqual({ text, ...whole });
  return true;
}

const inputs = ['devices', 'templates', 'test/golden', 'test/ok', 'test/errors'].flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.yaml') && !entry.parentPath.includes('expected'),
    )
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')),
);

test('a device as most of them are is read without the library', () => {
  const device = [
    'id: vm-00001 # the first one',
    'type: waf',
    'management_ip: 10.20.0.3',
    'interfaces:',
    '  - name: eth0',
    '    mac: "52:54:00:14:00:03"',
    '    addresses: [10.20.0.3/24, 2001:db8::3/64]',
    '    nameservers: { addresses: [10.20.0.1], search: [example.net] }',
    '    mtu: 9000',
    '    dhcp6: true',
    'vars:',
    "  greeting: 'a: b'",
    '  "#ip#": "{{ device.management_ip }}"',
    "  'it is: ': 1",
    '  racks:',
    '  - r1',
    '  - r2',
  ].join('\n');
  expect(isRead(device)).toBe(true);
});

test('the inventories of this project are read as the library reads them, most of them without it', () => {
  const read = inputs.filter(isRead);
  expect(read.length).toBeGreaterThan(inputs.length * 0.5);
});

test('what is damaged is read as the library reads it, or not at all', () => {
  const characters = [
    ...'\n \t:-#[]{},"\'&*!|>%@`?~0.ax',
    '\n  ',
    ': ',
    '- ',
    ' #',
    '\n- ',
    '---\n',
    '<<: ',
    '\r',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...inputs.filter((text) => text.length < 1500)),
      fc.array(
        fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom('', ...characters), fc.nat(3)),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      (text, damages) => {
        const damaged = damages.reduce((rest, [where, character, gone]) => {
          const at = Math.floor(where * rest.length);
          return rest.slice(0, at) + character + rest.slice(at + gone);
        }, text);
        isRead(damaged);
      },
    ),
    { numRuns: 4000, seed: 11 },
  );
});

/** Texts of the signs that mean something. */
const word = fc.constantFrom(
  ...[
    'a',
    'b1',
    'null',
    'true',
    'no',
    '~',
    '0',
    '007',
    '12',
    '1.5',
    '1e3',
    '0x1f',
    '0o17',
    '.inf',
    '-1',
    '+1',
    '-',
    '--',
  ],
  ...[
    '52:54:00',
    'a:b',
    'a: b',
    ':',
    'a:',
    '"x"',
    "'y'",
    '"',
    "''",
    '[a, b]',
    '{ a: b }',
    '[]',
    '{}',
    '[a',
    '{a: b}',
    '{ a: }',
  ],
  ...[
    '[ {a: 1, b: [c]} ]',
    'a #b',
    '#b',
    'a#b',
    '- a',
    '10.0.0.1/24',
    '::1',
    '<<',
    '*a',
    '&a b',
    '!t c',
    '|',
    '>',
    '@x',
    '%',
    '?',
    '? a',
  ],
);
const line = fc
  .tuple(
    fc.constantFrom('', ' ', '  ', '    '),
    fc.constantFrom('', '- ', '-   ', 'k: ', 'l:  ', 'm:', '- k: ', '- m:'),
    word,
  )
  .map((parts) => parts.join(''));

test('random lines are read as the library reads them, or not at all', () => {
  const seen = { read: 0 };
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
      if (isRead(`${lines.join('\n')}\n`)) seen.read += 1;
      if (isRead(`k: 1\nz:\n${lines.map((text) => `  ${text}`).join('\n')}`)) seen.read += 1;
    }),
    { numRuns: 6000, seed: 11 },
  );
  expect(seen.read).toBeGreaterThan(100);
});
