import { describe, expect, test } from 'vitest';
import { resolveInventory } from '../../../src/inventory/resolve-inventory.js';
import { usesNumber } from '../../../src/inventory/texts/uses-number.js';
import { base, capabilitiesOf, deviceOf, devicesOf, inputFiles, messagesFor, resolve } from './support.js';

const head = 'id: a\ntype: base\n';

describe('a text may refer to any other value of its record', () => {
  test.each([
    ['hostname: "h-{{ device.id }}"', { hostname: 'h-a' }],
    [
      'hostname: "{{ device.vars.x }}"\nvars: { x: "{{ device.vars.y }}", y: "{{ site.namespace }}" }',
      { hostname: 'seedpress' },
    ],
    [
      'vars: { x: "{{ device.hostname }} {{ device.uuid }}" }',
      { vars: { x: 'a 49e9b066-82fa-5a38-8fd6-731028657dae' } },
    ],
    [
      'vars: { x: "{{ type.name }} {{ type.chain | length }} {{ device.type }}" }',
      { vars: { x: 'base 1 base' } },
    ],
    ['vars: { x: "{% if device.fqdn %}yes{% else %}no{% endif %}" }', { vars: { x: 'no' } }],
    ['vars: { x: "{% for i in device.interfaces %}{{ i.name }}{% endfor %}." }', { vars: { x: '.' } }],
    [
      'interfaces: [{ name: ens3, mac: "52:54:00:12:34:{{ 40 + 2 }}" }]',
      { interfaces: [{ mac: '52:54:00:12:34:42' }] },
    ],
    [
      'interfaces: [{ name: ens3 }, { name: ens4 }]\nvars: { x: "{% for i in device.interfaces %}{{ i.name }} {{ i.kind }} {% if i.mac %}!{% endif %}{% endfor %}" }',
      { vars: { x: 'ens3 ethernet ens4 ethernet ' } },
    ],
    [
      'generation: "{{ 1 + 1 }}"\ninterfaces: [{ name: ens3, mtu: "{{ 700 * 2 }}", dhcp4: "{{ 1 == 1 }}" }]',
      { generation: 2, interfaces: [{ mtu: 1400, dhcp4: true }] },
    ],
    [
      'vars: { l: [1, "{{ device.vars.n }}"], n: 7, j: "{{ device.vars.l | join(\',\') }}" }',
      { vars: { l: [1, '7'], j: '1,7' } },
    ],
    [
      'vars: { x: "{{ device.placeholders[\'#ip#\'] }}" }\nplaceholders: { "#ip#": "{{ device.id }}!" }',
      { vars: { x: 'a!' } },
    ],
    ['vars: { x: plain, y: "{ not {a} template }" }', { vars: { x: 'plain', y: '{ not {a} template }' } }],
  ])('%s', (yaml, expected) => {
    expect(deviceOf(`${head}${yaml}\n`)).toMatchObject(expected);
  });

  test('also where its type writes it', () => {
    const files = {
      'templates/base/type.yaml':
        'placeholders: { "#ip#": "{{ device.management_ip }}" }\ndefaults: { management_ip: "10.0.0.{{ device.vars.last }}", vars: { last: 1 } }\n',
    };
    expect(deviceOf(`${head}vars: { last: 9 }\n`, files).placeholders).toEqual({ '#ip#': '10.0.0.9' });
  });
});

describe('mistakes', () => {
  test.each([
    [
      'vars: { a: "{{ device.vars.b }}", b: "{{ device.vars.c }}", c: "{{ device.vars.a }}" }',
      [
        'devices/a.yaml:3:12: error text-cycle: this value depends on itself: vars.a -> vars.b -> vars.c -> vars.a; expected values that do not depend on each other in a circle',
      ],
    ],
    [
      'hostname: "{{ device.fqdn }}"\nfqdn: "{{ device.hostname }}.example.net"',
      [
        'devices/a.yaml:3:11: error text-cycle: this value depends on itself: hostname -> fqdn -> hostname; expected values that do not depend on each other in a circle',
      ],
    ],
    [
      'vars: { x: "{{ device.vars.z }}" , z: 1, y: "{{ device.vars.y }}" }',
      [
        'devices/a.yaml:3:45: error text-cycle: this value depends on itself: vars.y -> vars.y; expected values that do not depend on each other in a circle',
      ],
    ],
    [
      'vars: { a: "{{ nothing }}", b: "{{ device.vars.a }}", c: "{{ device.vars.b }}" }\nhostname: "{{ device.vars.a }}"',
      [
        'devices/a.yaml:3:12: error template-syntax: attempted to output null or undefined value; expected a text that renders',
      ],
    ],
    [
      'generation: "{{ 1 / 2 }}"',
      [
        'devices/a.yaml:3:13: error wrong-value: generation is "0.5" (rendered from "{{ 1 / 2 }}"); expected a whole number from 1 to 1000000000',
      ],
    ],
    [
      'management_ip: "10.0.0.{{ 256 }}"',
      [
        'devices/a.yaml:3:16: error address-format: "10.0.0.256" is not an IP address (rendered from "10.0.0.{{ 256 }}"); expected an IPv4 or IPv6 address, like 111.0.0.11 or 2001:db8::11',
      ],
    ],
  ])('%s', (yaml, expected) => {
    expect(messagesFor(`${head}${yaml}\n`)).toEqual(expected);
  });

  test('the type is no text to render: all others depend on it', () => {
    expect(messagesFor('id: a\ntype: "{{ site.namespace }}"\nvars: { x: "{{ device.type }}" }\n')).toEqual([
      'devices/a.yaml:2:7: error templated-type: the type is the template "{{ site.namespace }}"; expected the name of a type, because all other values depend on it',
    ]);
  });

  test('the id sees no device', () => {
    expect(messagesFor('id: "{{ device.type }}"\ntype: base\n')).toHaveLength(1);
  });
});

test('no rendering starts inside of another one', () => {
  const files = {
    ...base,
    'devices/a.yaml': `${head}vars: { a: "{{ device.vars.b }}", b: "{{ device.vars.c }}", c: "{{ device.id }}" }\n`,
  };
  const { renderString, ...capabilities } = capabilitiesOf(files);
  let depth = 0;
  const { devices } = resolveInventory(inputFiles(files), {
    ...capabilities,
    renderString: (text, options) => {
      expect(depth).toBe(0);
      depth += 1;
      const result = renderString(text, options);
      depth -= 1;
      return result;
    },
  });
  expect(devices[0]?.vars.a).toBe('a');
});

test('device has own members, all of them, for those who list them', () => {
  const device = deviceOf(`${head}vars: { keys: "{% for k, v in device %}{{ k }} {% endfor %}" }\n`);
  expect((device.vars.keys as string).trim().split(' ').sort()).toEqual(Object.keys(device.view).sort());
});

test('n is a number, and there is none without a repeat', () => {
  const yaml = 'repeat: { from: 9, to: 10 }\nid: "a-{{ n + 1 }}"\ntype: base\nvars: { x: "{{ n + 1 }}" }\n';
  expect(devicesOf(yaml).map(({ id, vars }) => [id, vars.x])).toEqual([
    ['a-10', '10'],
    ['a-11', '11'],
  ]);
  expect(messagesFor(`${head}vars: { x: "{{ n }}" }\n`)).toHaveLength(1);
});

test('a value of the device is seen as it was rendered, and the device in its canonical form', () => {
  const [device] = resolve({
    ...base,
    'devices/a.yaml': `${head}management_ip: "2001:DB8:0::{{ 1 }}"\n`,
  }).devices;
  expect(device?.managementIp).toBe('2001:db8::1');
  expect(device?.view.management_ip).toBe('2001:db8::1');
});

test.each([
  ['a-{{ n }}', true],
  ['{{ n | pad(4) }}-{{ x }}', true],
  ['{% if n > 3 %}b{% endif %}', true],
  ['{{ name }}', false],
  ['{{ device.n }}', false],
  ['n {{ x }} n', false],
  ['plain', false],
])('%s uses n: %s', (text, expected) => {
  expect(usesNumber(text)).toBe(expected);
});
