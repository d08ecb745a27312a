import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkParts } from '../../../src/checks/check-parts.js';
import { neutralTexts } from '../../../src/checks/neutral-texts.js';
import type { PartToCheck } from '../../../src/checks/part-to-check.js';
import { rememberedChecks } from '../../../src/checks/remembered-checks.js';
import type { Device } from '../../../src/domain/device.js';
import type { DeviceType } from '../../../src/domain/device-type.js';
import type { Part } from '../../../src/domain/part.js';

type Known = Pick<Device, 'id' | 'hostname' | 'fqdn' | 'managementIp' | 'os' | 'guest'>;

const device = (id: string, address: string): Known =>
  ({
    id,
    hostname: id,
    fqdn: `${id}.example.net`,
    managementIp: address,
    os: 'linux',
    guest: 'cloud-init',
  }) as Known;

// Names that are words, numbers, keys and accounts of guests, and addresses that lead to the guest itself.
const ids = [
  'vm-01',
  'vm-02',
  'vm-3',
  'on',
  'null',
  '12',
  '1e5',
  '0x1f',
  'root',
  'ubuntu',
  'users',
  'app',
  'n1',
];
const addresses = ['10.0.0.11', '10.0.0.12', '10.0.0.3', '127.0.0.1', '127.0.0.2', '192.0.2.7'];

// «id», «fqdn» and «ip» stand for those of the device.
const templates: readonly Pick<Part, 'contentType' | 'content'>[] = [
  '#cloud-config\nhostname: «id»\nfqdn: «fqdn»\n',
  '#cloud-config\nruncmd: ["echo «id» «ip»"]\n',
  '#cloud-config\npackages: [«id»]\n',
  '#cloud-config\npackages: [vm-01]\nusers: [default, { name: «id» }]\n',
  '#cloud-config\nusers: [{ name: «id», passwd: $6$a$b }]\n',
  '#cloud-config\nwrite_files: [{ path: /home/vm-01/a, content: «id», owner: "«id»:«id»" }]\n',
  '#cloud-config\n«id»: 1\n',
  '#cloud-config\nhostname: a\n«id»: b\nvm-02: c\n',
  '#cloud-config\nphone_home: { url: "http://«ip»/" }\n',
  '#cloud-config\nntp: { servers: [«ip»] }\n',
  '#cloud-config\nchpasswd: { list: "«id»:secret" }\n',
]
  .map((content) => ({ contentType: 'text/cloud-config', content }))
  .concat(
    ['#!/bin/sh\necho «id» [[ «ip» ]]\n', '#!/bin/bash\nfor «id» in a; do :; done\n', '«id»\n'].map(
      (content) => ({
        contentType: 'text/x-shellscript',
        content,
      }),
    ),
    [
      { contentType: 'text/x-include-url', content: '#include\nhttp://«ip»/«id»\n' },
      { contentType: 'text/jinja2', content: '## template: jinja\n#cloud-config\nfqdn: {{ v1.«id» }}\n' },
    ],
  );

const partsOf = (chosen: readonly (typeof templates)[number][], { id, fqdn = '', managementIp }: Known) =>
  chosen.map(({ contentType, content }, index): PartToCheck => {
    const values: Readonly<Record<string, string>> = { id, fqdn, ip: managementIp ?? '' };
    const text = content.replace(/«(\w+)»/g, (_, name: string) => values[name] ?? '');
    const origin = { file: 't', line: index + 1, column: 1 };
    return {
      part: { filename: `part-${index}`, contentType, content: text, gzip: false, encoding: 'auto' },
      list: 'user_data',
      declaration: { template: `part-${index}`, origin },
      placeOf: (line, column = 1) => ({ position: { file: 'f', line, column }, hint: '' }),
    };
  });

test('a fleet is told what each of its devices would be told alone', () => {
  const type = {} as DeviceType;
  const fleet = ids.flatMap((id) => addresses.map((address) => device(id, address)));
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...templates), { minLength: 1, maxLength: 3 }),
      fc.shuffledSubarray(fleet, { minLength: 2, maxLength: 12 }),
      (chosen, devices) => {
        const check = rememberedChecks();
        for (const one of devices) {
          const about = { device: one, guest: {} };
          const parts = partsOf(chosen, one);
          const alone = checkParts(parts, about);
          const found = check(parts, about, type);
          expect(found.diagnostics).toEqual(alone.diagnostics);
          expect(found.scripts.map(({ part }) => part)).toEqual(alone.scripts.map(({ part }) => part));
        }
      },
    ),
    { numRuns: 100, seed: 11 },
  );
});

const open = (text: string, ...values: [string, string]) => neutralTexts([text], device(...values));

test('texts are of one kind where they differ in digits of the own name and address alone', () => {
  const one = open('vm-01 at 10.0.0.11', 'vm-01', '10.0.0.11');
  expect(open('vm-02 at 10.0.0.12', 'vm-02', '10.0.0.12')).toEqual(one);
  expect(open('vm-02 at 10.0.0.11', 'vm-02', '10.0.0.12')).not.toEqual(one);
  expect(open('vm-02 at 11.0.0.11', 'vm-02', '11.0.0.11')).not.toEqual(one);
  expect(open('vm-002 at 10.0.0.1', 'vm-002', '10.0.0.1')).not.toEqual(one);
  expect(open('web-01 at 10.0.0.11', 'web-01', '10.0.0.11')).not.toEqual(one);
});

test.each([
  ['1e5', '2e5'],
  ['12', '13'],
  ['0x1', '0x2'],
])('the names %s and %s may be numbers, and count', (one, other) => {
  expect(open(one, one, '10.0.0.1')).not.toEqual(open(other, other, '10.0.0.1'));
});

test('an address that every machine takes for itself counts', () => {
  const own = open('127.0.0.1', 'vm', '127.0.0.1');
  expect(open('127.0.0.2', 'vm', '127.0.0.2')).not.toEqual(own);
});
