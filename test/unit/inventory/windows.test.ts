import { expect, test } from 'vitest';
import { messages } from './support.js';

const said = (interfaces: string, os = 'windows'): readonly string[] =>
  messages({
    'devices/a.yaml': `id: a\ntype: win\nos: ${os}\ninterfaces: [${interfaces}]\n`,
    'templates/win/type.yaml': 'user_data: []\n',
  }).map((text) => /\d: (\w+ [\w-]+: [^;]*)/.exec(text)?.[1] ?? text);

const ethernet = '{ name: ens3, mac: "52:54:00:00:00:01" }';

test.each([
  [ethernet, []],
  ['', []],
  [
    '{ name: ens3, dhcp4: true }',
    ['error windows-network: the interface "ens3" has no mac, so cloudbase-init cannot find its adapter'],
  ],
  [
    `${ethernet}, { name: br0, kind: bridge, members: [ens3] }`,
    ['warning windows-network: cloudbase-init ignores the bridge "br0" of a device with os: windows'],
  ],
  [
    `${ethernet}, { name: ens3.5, kind: vlan, id: 5, link: ens3 }`,
    [
      'error windows-network: the VLAN "ens3.5" of a device with os: windows is on "ens3", which is not a bond',
    ],
  ],
  [
    `${ethernet}, { name: bond0, kind: bond, members: [ens3] }, { name: bond0.5, kind: vlan, id: 5, link: bond0 }`,
    [],
  ],
])('Windows and %s', (interfaces, expected) => {
  expect(said(interfaces)).toEqual(expected);
});

test('Linux takes an interface without a mac', () => {
  expect(said('{ name: ens3, dhcp4: true }', 'linux')).toEqual([]);
});
