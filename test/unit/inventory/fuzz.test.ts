import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Files, resolve } from './support.js';

const right: Files = {
  'devices/site.yaml':
    'namespace: nsfocus\nversions: ["1.0", latest]\nserver: { address: 111.0.0.2, port: 8807 }\ndefaults:\n  vars: &v { rack: r1 }\n  public_keys: { k: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM }\n',
  'templates/base/type.yaml':
    'user_data: [cloud.config, { template: x, content_type: text/x-foo }]\nplaceholders: { "#ip#": "{{ device.management_ip }}" }\nfiles: [{ path: /etc/motd, template: cloud.config, mode: "0644" }]\n',
  'templates/base/cloud.config': '',
  'templates/base/x': '',
  'templates/waf/type.yaml': 'extends: base\nmeta_data: { rack: "{{ device.vars.rack }}" }\n',
  'devices/a.yaml':
    'id: a\ntype: waf\nhostname: "h-{{ device.id }}"\nmanagement_ip: 10.0.0.11\ninterfaces:\n  - { name: ens3, mac: "52:54:00:12:34:56", addresses: [10.0.0.11/24, "2001:db8::1/64"], gateway4: 10.0.0.1 }\n' +
    '  - &b { name: bond0, kind: bond, members: [ens4], mode: 802.3ad, dhcp4: true }\n  - { name: ens4 }\n  - { name: v, kind: vlan, id: 20, link: bond0 }\n',
  'devices/f.yaml':
    'devices:\n  - repeat: { from: 1, to: 3 }\n    id: "f-{{ n | pad(2) }}"\n    type: base\n    management_ip: "10.1.0.{{ n }}"\n  - { id: g, type: base, management_ip: 10.1.9.9, vars: { <<: { a: 1 }, b: [1, ~, 0644] } }\n',
  'devices/t.csv':
    'id,type,management_ip,interfaces.0.name,"vars.a"\nt-1,base,10.2.0.1,ens3,"x, ""y"""\nt-2,waf,10.2.0.2,ens3,\n',
};

/** One mistake that a hand or a disk makes. */
type Edit = readonly [file: string, at: number, length: number, text: string];
const snippets = [
  '',
  ' ',
  '\t',
  '\n',
  ':',
  ': ',
  '- ',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ',',
  '#',
  '&x',
  '*x',
  '|',
  '>',
  '!',
  '%',
  '@',
  '{{',
  '}}',
  '{% if',
  '%}',
  '{{ device.id }}',
  '{{ n }}',
  '{{ device }}',
  'null',
  'true',
  '0644',
  '.inf',
  '1e400',
  '-1',
  '<<: *v',
  '__proto__: 1',
  'constructor: x',
  '\u0000',
  '\ufeff',
  '\r',
  '\u2028',
  '\ud83d',
  '"\\ud800"',
  'é',
  'x'.repeat(300),
  'type: base',
  '---\n',
  '? ',
  'id: a',
  'a/b',
  '..',
];
const edit = fc.tuple(
  fc.constantFrom(...Object.keys(right)),
  fc.nat(400),
  fc.nat(6),
  fc.oneof(fc.constantFrom(...snippets), fc.string({ unit: 'binary', maxLength: 4 })),
);

function edited(edits: readonly Edit[]): Files {
  const files: Record<string, string> = { ...right };
  for (const [file, at, length, text] of edits) {
    const before = files[file] as string;
    const start = before.length === 0 ? 0 : at % (before.length + 1);
    files[file] = before.slice(0, start) + text + before.slice(start + length);
  }
  return files;
}

/** Every message stands at a place that exists, and what is not refused is whole. */
function check(files: Files): void {
  const { devices, diagnostics } = resolve(files);
  for (const { position, found, expected, related = [] } of diagnostics) {
    expect(found).not.toBe('');
    expect(expected).not.toBe('');
    for (const { file, line, column } of [position, ...related.map((other) => other.position)]) {
      if (file === 'devices') continue;
      const text = files[file]?.split('\n')[line - 1];
      expect(text, `${file}:${line}:${column} ${found}`).toBeDefined();
      expect(column).toBeGreaterThanOrEqual(1);
      expect(column, `${file}:${line}:${column} ${found}`).toBeLessThanOrEqual((text as string).length + 1);
    }
  }
  for (const { id, view } of devices) expect(JSON.parse(JSON.stringify(view))).toMatchObject({ id });
}

test('the fleet is right before it is edited', () => {
  const { devices, diagnostics } = resolve(right);
  expect(diagnostics.map(({ code }) => code)).toEqual(['number-text']);
  expect(devices.map(({ id }) => id)).toEqual(['a', 'f-01', 'f-02', 'f-03', 'g', 't-1', 't-2']);
});

test('2,000 edited fleets: nothing is thrown, every message has a place', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => check(edited(edits))),
    { numRuns: 2000, seed: 8807 },
  );
}, 120_000);

test('500 files of anything', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme-ascii', maxLength: 80 }),
  );
  fc.assert(
    fc.property(
      fc.constantFrom('devices/a.yaml', 'devices/t.csv', 'devices/site.yaml', 'templates/waf/type.yaml'),
      text,
      (file, content) => check({ ...right, [file]: content }),
    ),
    { numRuns: 500, seed: 8807 },
  );
}, 60_000);

test('the order of the files does not matter', () => {
  const files = edited([
    ['devices/a.yaml', 4, 1, 'g'],
    ['devices/f.yaml', 100, 3, 'x'],
  ]);
  const reversed = Object.fromEntries(Object.entries(files).reverse());
  expect(resolve(reversed)).toEqual(resolve(files));
});
