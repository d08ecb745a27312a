import { describe, expect, test } from 'vitest';
import { base, messages } from './support.js';

const two = (a: string, b: string) =>
  messages({
    ...base,
    'devices/a.yaml': `id: a\ntype: base\n${a}\n`,
    'devices/b.yaml': `id: b\ntype: base\n${b}\n`,
  });

const eth = (fields: string) => `interfaces: [{ name: ens3, ${fields} }]`;

const sharing =
  '\n  fix: if isolated labs share the address on purpose, set duplicate_ok: true on the interface';

describe('two devices', () => {
  test.each([
    [
      'serial: S1',
      'serial: s1',
      'b.yaml:3:9: error duplicate-serial: serial "s1" is already used by a; expected one that no other device has',
      'a.yaml:3:9',
    ],
    [
      'hostname: X',
      'hostname: x',
      'b.yaml:3:11: error duplicate-hostname: host name "x" is already used by a; expected one that no other device has',
      'a.yaml:3:11',
    ],
    [
      '',
      'hostname: a',
      'b.yaml:3:11: error duplicate-hostname: host name "a" is already used by a; expected one that no other device has',
      'a.yaml:1:5',
    ],
    [
      'hostname: b',
      '',
      'b.yaml:1:5: error duplicate-hostname: host name "b" is already used by a; expected one that no other device has',
      'a.yaml:3:11',
    ],
    [
      'fqdn: X.y',
      'fqdn: x.Y',
      'b.yaml:3:7: error duplicate-fqdn: fqdn "x.Y" is already used by a; expected one that no other device has',
      'a.yaml:3:7',
    ],
    [
      'uuid: 6ba7b811-9dad-11d1-80b4-00c04fd430c8',
      'uuid: 6BA7B811-9dad-11d1-80b4-00c04fd430c8',
      'b.yaml:3:7: error duplicate-uuid: UUID "6ba7b811-9dad-11d1-80b4-00c04fd430c8" is already used by a; expected one that no other device has',
      'a.yaml:3:7',
    ],
    [
      'management_ip: 10.0.0.1',
      'management_ip: 10.0.0.1',
      'b.yaml:3:16: error duplicate-management-address: management address 10.0.0.1 is already used by a; expected one that no other device has',
      'a.yaml:3:16',
    ],
    [
      eth('mac: "52:54:00:AA:00:01"'),
      eth('mac: 52-54-00-aa-00-01'),
      'b.yaml:3:33: error duplicate-mac: MAC 52:54:00:aa:00:01 is already used by a (ens3); expected one that no other device has',
      'a.yaml:3:33',
    ],
    [
      eth('addresses: [10.0.0.1/24]'),
      eth('addresses: [10.0.0.1/8]'),
      'b.yaml:3:40: error duplicate-address: address 10.0.0.1 is already used by a (ens3); expected one that no other device has',
      'a.yaml:3:40',
    ],
    [
      eth('addresses: ["2001:db8::1/64"]'),
      eth('addresses: ["2001:DB8:0::1/64"]'),
      'b.yaml:3:40: error duplicate-address: address 2001:db8::1 is already used by a (ens3); expected one that no other device has',
      'a.yaml:3:40',
    ],
    [
      'management_ip: 10.0.0.1',
      eth('addresses: [10.0.0.1/24]'),
      'b.yaml:3:40: error duplicate-address: management address 10.0.0.1 is already used by a; expected one that no other device has',
      'a.yaml:3:16',
    ],
    [
      eth('addresses: [10.0.0.1/24]'),
      'management_ip: 10.0.0.1',
      'b.yaml:3:16: error duplicate-address: address 10.0.0.1 is already used by a (ens3); expected one that no other device has',
      'a.yaml:3:40',
    ],
  ])('%s and %s', (a, b, expected, first) => {
    const fix = expected.includes(' duplicate-address: ') ? sharing : '';
    expect(two(a, b)).toEqual([`devices/${expected}\n  first: devices/${first}${fix}`]);
  });

  test('one id is one message, though host name and UUID follow from it', () => {
    expect(
      messages({ ...base, 'devices/a.yaml': 'id: x\ntype: base\n', 'devices/b.yaml': 'type: base\nid: x\n' }),
    ).toEqual([
      'devices/b.yaml:2:5: error duplicate-id: id "x" is already used by another device; expected one that no other device has\n  first: devices/a.yaml:1:5',
    ]);
  });

  test.each([
    ['hostname: x\nfqdn: x.one.example', 'hostname: x\nfqdn: x.two.example'],
    [eth('addresses: ["fe80::1/64"]'), eth('addresses: ["fe80::1/64"]')],
    [eth('addresses: ["::1/128", 127.0.0.1/8]'), eth('addresses: ["::1/128", 127.0.0.1/8]')],
    [eth('mac: "52:54:00:aa:00:01"'), eth('mac: "52:54:00:aa:00:02"')],
    [eth('addresses: [10.0.0.1/24], duplicate_ok: true'), eth('addresses: [10.0.0.1/24]')],
    [eth('addresses: [10.0.0.1/24]'), eth('addresses: [10.0.0.1/24], duplicate_ok: true')],
    [
      'interfaces: [{ name: lo, addresses: [10.0.0.1/32] }]',
      'interfaces: [{ name: lo, addresses: [10.0.0.1/32] }]',
    ],
  ])('%s and %s may stand beside each other', (a, b) => {
    expect(two(a, b)).toEqual([]);
  });

  test('a third one is compared with the first', () => {
    const device = (id: string) => `id: ${id}\ntype: base\nserial: S\n`;
    const found = messages({
      ...base,
      'devices/a.yaml': device('a'),
      'devices/b.yaml': device('b'),
      'devices/c.yaml': device('c'),
    });
    expect(found.map((message) => message.split('\n').at(-1))).toEqual([
      '  first: devices/a.yaml:3:9',
      '  first: devices/a.yaml:3:9',
    ]);
  });

  test('a device with a mistake of its own is compared nevertheless', () => {
    expect(two('serial: S\nfoo: 1', 'serial: S').map((message) => /error (\S+):/.exec(message)?.[1])).toEqual(
      ['unknown-key', 'duplicate-serial'],
    );
  });

  test('what a type or a repeat writes for all of them is told once', () => {
    const files = { 'templates/base/type.yaml': 'defaults: { serial: S }\n' };
    const repeat = 'repeat: { from: 1, to: 5 }\nid: "r-{{ n }}"\ntype: base\nserial: R\n';
    expect(
      messages({
        ...files,
        'devices/a.yaml': 'id: a\ntype: base\n',
        'devices/b.yaml': 'id: b\ntype: base\n',
        'devices/r.yaml': repeat,
      }),
    ).toEqual([
      'devices/r.yaml:4:9: error duplicate-serial: serial "R" is already used by r-1; expected one that no other device has\n  device: r-2, r-3, r-4 and 1 more',
      'templates/base/type.yaml:1:21: error duplicate-serial: serial "S" is already used by a; expected one that no other device has\n  device: b',
    ]);
  });
});

describe('one device', () => {
  const one = (interfaces: string) =>
    messages({
      ...base,
      'devices/a.yaml': `id: a\ntype: base\nmanagement_ip: 10.0.0.2\ninterfaces:\n${interfaces}`,
    });
  test('a MAC, an address and a name twice', () => {
    const codes = one(
      '  - { name: ens3, mac: "52:54:00:aa:00:01", addresses: [10.0.0.2/24] }\n  - { name: ens3, mac: "52:54:00:aa:00:01", addresses: [10.0.0.2/24] }\n',
    ).map((message) => /^devices\/a.yaml:(\S+): error (\S+):/.exec(message)?.slice(1).join(' '));
    expect(codes).toEqual(['6:13 duplicate-interface', '6:24 duplicate-mac', '6:57 duplicate-address']);
  });

  test('a bond may have the MAC of its member', () => {
    expect(
      one(
        '  - { name: ens3, mac: "52:54:00:aa:00:01" }\n  - { name: bond0, kind: bond, members: [ens3], mac: "52:54:00:aa:00:01", addresses: [10.0.0.2/24] }\n',
      ),
    ).toEqual([]);
  });
});
