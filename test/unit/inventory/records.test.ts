import { describe, expect, test } from 'vitest';
import { base, devicesOf, messages, messagesFor, resolve } from './support.js';

describe('one file holds', () => {
  test('a device', () => expect(devicesOf('id: a\ntype: base\n').map(({ id }) => id)).toEqual(['a']));

  test('a list of devices and fleets', () => {
    const yaml =
      'devices:\n  - { id: b, type: base }\n  - { repeat: { from: 1, to: 2 }, id: "a-{{ n }}", type: base }\n';
    expect(devicesOf(yaml).map(({ id }) => id)).toEqual(['a-1', 'a-2', 'b']);
  });

  test('a fleet, both ends included', () => {
    const yaml = 'repeat: { from: 8, to: 11 }\nid: "w-{{ n | pad(3) }}"\ntype: base\n';
    expect(devicesOf(yaml).map(({ id }) => id)).toEqual(['w-008', 'w-009', 'w-010', 'w-011']);
  });

  test('an empty list', () => {
    const { devices, diagnostics } = resolve({
      ...base,
      'devices/a.yaml': 'devices: []\n',
      'devices/b.yaml': 'id: b\ntype: base\n',
    });
    expect([devices.length, diagnostics]).toEqual([1, []]);
  });
});

describe('mistakes', () => {
  test.each([
    [
      '',
      [
        'devices/a.yaml:1:1: error empty-file: the file is empty; expected a mapping, like { id: web-01, type: base }',
      ],
    ],
    [
      '# nothing\n',
      [
        'devices/a.yaml:1:1: error empty-file: the file is empty; expected a mapping, like { id: web-01, type: base }',
      ],
    ],
    [
      '- id: a\n',
      [
        'devices/a.yaml:1:1: error wrong-value: this is a list; expected a mapping, like { id: web-01, type: base }',
      ],
    ],
    [
      'hello\n',
      [
        'devices/a.yaml:1:1: error wrong-value: this is the value "hello"; expected a mapping, like { id: web-01, type: base }',
      ],
    ],
    [
      'devices: []\nid: a\ntype: base\n',
      [
        'devices/a.yaml:2:1: error beside-devices: "id" is next to "devices"; expected a file with one device, or with only a list of devices\n  fix: move what all devices share to the defaults of their type or of devices/site.yaml',
      ],
    ],
    [
      'devices: { a: 1 }\n',
      [
        'devices/a.yaml:1:10: error wrong-value: "devices" is not a list; expected a list of devices, like devices: [{ id: web-01, type: base }]',
      ],
    ],
    [
      'devices: [a]\n',
      [
        'devices/a.yaml:1:11: error wrong-value: this is the value "a"; expected a mapping, like { id: web-01, type: base }',
      ],
    ],
    [
      'type: base\n',
      ['devices/a.yaml:1:1: error missing-key: "id" is missing; expected a string, like waf-ba-0001'],
    ],
    ['id: a\n', ['devices/a.yaml:1:1: error missing-key: "type" is missing; expected a string, like waf']],
    [
      'id:\ntype: base\n',
      ['devices/a.yaml:1:4: error wrong-value: id has no value; expected a string, like waf-ba-0001'],
    ],
    [
      'ids: a\ntype: base\n',
      ['devices/a.yaml:1:1: error unknown-key: unknown key "ids" of a device; did you mean "id"?'],
    ],
    [
      'id: 42\ntype: base\n',
      [
        'devices/a.yaml:1:5: error wrong-value: id is the number 42; expected a string, like waf-ba-0001\n  fix: quote it: "42"',
      ],
    ],
    [
      'id: Waf\ntype: base\n',
      [
        'devices/a.yaml:1:5: error device-id: the id "Waf" contains "W"; expected at most 63 lower-case letters, digits and dashes, like waf-ba-0001',
      ],
    ],
    [
      'id: a\ntype: bose\n',
      ['devices/a.yaml:2:7: error unknown-type: there is no type "bose"; did you mean "base"?'],
    ],
    [
      'id: a\ntype: firewall\n',
      [
        'devices/a.yaml:2:7: error unknown-type: there is no type "firewall"; expected one of base\n  fix: create templates/firewall/type.yaml',
      ],
    ],
    [
      'repeat: { from: 1, to: 3 }\nid: a\ntype: base\n',
      [
        'devices/a.yaml:2:5: error repeat-id: the id "a" is the same for every device of the repeat; expected an id that contains the number n\n  fix: write id: "a-{{ n | pad(4) }}"',
      ],
    ],
    [
      'repeat: { from: 1, to: 1 }\nid: "{{ type.name }}"\ntype: base\n',
      [
        'devices/a.yaml:2:5: error repeat-id: the id "{{ type.name }}" is the same for every device of the repeat; expected an id that contains the number n\n  fix: write id: "{{ type.name }}-{{ n | pad(4) }}"',
      ],
    ],
    [
      'repeat: { from: 3, to: 1 }\nid: "a-{{ n }}"\ntype: base\n',
      [
        'devices/a.yaml:1:9: error repeat-range: repeat counts from 3 down to 1; expected the lower number first, like { from: 1, to: 3 }',
      ],
    ],
    [
      'repeat: { from: 1, to: 200000 }\nid: "a-{{ n }}"\ntype: base\n',
      ['devices/a.yaml:1:9: error repeat-range: repeat makes 200000 devices; expected at most 100000'],
    ],
    [
      'repeat: { from: 1 }\nid: "a-{{ n }}"\ntype: base\n',
      [
        'devices/a.yaml:1:9: error missing-key: "to" is missing; expected a whole number from 0 to 1000000000',
      ],
    ],
    [
      'repeat: 5\nid: "a-{{ n }}"\ntype: base\n',
      [
        'devices/a.yaml:1:9: error wrong-value: this value is the number 5; expected a mapping, like { from: 1, to: 20 }',
      ],
    ],
  ])('%j', (yaml, expected) => {
    expect(messagesFor(yaml)).toEqual(expected);
  });

  test('no device at all is one message', () => {
    const expected = [
      'devices:1:1: error no-device: devices/ contains no device; expected at least one .yaml or .csv file with devices\n' +
        '  fix: write devices/web-01.yaml with "id: web-01" and "type: base", or give the right folder with --root',
    ];
    expect(messages({})).toEqual(expected);
    expect(messages({ ...base, 'devices/site.yaml': 'namespace: x\n' })).toEqual(expected);
    expect(messages({ ...base, 'devices/a.csv': 'id,type\n' })).toEqual(expected);
  });

  test('a folder without a type.yaml is no type', () => {
    expect(
      messages({ ...base, 'templates/shared/x.txt': '', 'devices/a.yaml': 'id: a\ntype: shared\n' }),
    ).toEqual([
      'devices/a.yaml:2:7: error unknown-type: templates/shared/ has no type.yaml; expected one of base\n' +
        '  fix: create templates/shared/type.yaml',
    ]);
  });

  test('a mistake of a fleet is told once, with those that have it', () => {
    const yaml =
      'repeat: { from: 1, to: 9 }\nid: "a-{{ n }}"\ntype: base\nfoo: 1\nmanagement_ip: "10.0.0.{{ n * 60 }}"\n';
    expect(messagesFor(yaml).map((message) => message.replace(/; expected one of id, type, .*/, ''))).toEqual(
      [
        'devices/a.yaml:4:1: error unknown-key: unknown key "foo" of a device\n  device: a-1, a-2, a-3 and 6 more\n  fix: for a value of your own, write vars: { foo: … }',
        'devices/a.yaml:5:16: error address-format: "10.0.0.300" is not an IP address (rendered from "10.0.0.{{ n * 60 }}"); expected an IPv4 or IPv6 address, like 111.0.0.11 or 2001:db8::11\n' +
          '  device: a-5, a-6, a-7 and 2 more',
      ].map((message) => message.replace(/\n {2}device: a-1.*/, (device) => device)),
    );
  });

  test('all mistakes are found at once, sorted', () => {
    const found = messages({
      ...base,
      'devices/b.yaml': 'id: B\ntype: base\n',
      'devices/a.yaml': 'serial: 1\nid: A\ntype: nope\nhostnme: x\n',
      'devices/c.yaml': 'id: "c\n',
    });
    expect(found.map((message) => /^\S+ error \S+(?=:)/.exec(message)?.[0])).toEqual([
      'devices/a.yaml:1:9: error wrong-value',
      'devices/a.yaml:2:5: error device-id',
      'devices/a.yaml:3:7: error unknown-type',
      'devices/a.yaml:4:1: error unknown-key',
      'devices/b.yaml:1:5: error device-id',
      'devices/c.yaml:1:5: error yaml-syntax',
    ]);
  });
});
