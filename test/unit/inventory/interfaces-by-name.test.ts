import { describe, expect, test } from 'vitest';
import { base, deviceOf, messages, messagesFor } from './support.js';

describe('interfaces as a mapping by name', () => {
  const type = `defaults:
  interfaces:
    ens3: { mac: "52:54:00:00:00:01", dhcp4: true, mtu: 1400 }
    ens4: { dhcp4: true }
`;
  const interfacesOf = (device: string, files = { 'templates/base/type.yaml': type }) =>
    deviceOf(`id: a\ntype: base\n${device}`, files).interfaces;

  test('are those of the types, with what the device changes', () => {
    expect(interfacesOf('interfaces: { ens3: { mtu: 9000 }, ens5: { dhcp6: true } }\n')).toMatchObject([
      { name: 'ens3', mac: '52:54:00:00:00:01', dhcp4: true, mtu: 9000 },
      { name: 'ens4', dhcp4: true },
      { name: 'ens5', dhcp6: true },
    ]);
  });

  test('an interface that is null is none', () => {
    expect(interfacesOf('interfaces: { ens4: }\n').map(({ name }) => name)).toEqual(['ens3']);
  });

  test('a list replaces them', () => {
    expect(interfacesOf('interfaces: [{ name: ens9 }]\n').map(({ name }) => name)).toEqual(['ens9']);
  });

  test('merge with a list below them', () => {
    const list = 'defaults: { interfaces: [{ name: ens3, dhcp4: true }, { name: ens4 }] }\n';
    expect(
      interfacesOf('interfaces: { ens4: { dhcp6: true } }\n', { 'templates/base/type.yaml': list }),
    ).toMatchObject([
      { name: 'ens3', dhcp4: true },
      { name: 'ens4', dhcp6: true },
    ]);
  });

  test('a part of an interface may stand on each level', () => {
    const files = {
      'templates/base/type.yaml': 'defaults: { interfaces: { bond0: { kind: bond, mode: 802.3ad } } }\n',
      'templates/waf/type.yaml': 'extends: base\ndefaults: { interfaces: { bond0: { lacp_rate: fast } } }\n',
    };
    const device =
      'id: a\ntype: waf\ninterfaces: { ens3: { mac: "52:54:00:00:00:01" }, bond0: { members: [ens3] } }\n';
    expect(deviceOf(device, files).interfaces.find(({ kind }) => kind === 'bond')).toMatchObject({
      members: ['ens3'],
      mode: '802.3ad',
      lacpRate: 'fast',
    });
  });

  test('mistakes have their places', () => {
    expect(messagesFor('id: a\ntype: base\ninterfaces: { ens3: { mtu: x } }\n')[0]).toMatch(
      /^devices\/a\.yaml:3:28: error wrong-value/,
    );
    const wrong = 'defaults: { interfaces: { ens3: { mtu: x, mto: 1 } } }\n';
    const found = messages({ 'templates/base/type.yaml': wrong, 'devices/a.yaml': 'id: a\ntype: base\n' });
    expect(found.map((message) => message.split(': ').slice(0, 2).join(': '))).toEqual([
      'templates/base/type.yaml:1:40: error wrong-value',
      'templates/base/type.yaml:1:43: error unknown-key',
    ]);
  });
});

describe('settings of the network that stand at a device', () => {
  test('name servers of the device stand at the interface with the default route', () => {
    const device = deviceOf(`id: a
type: base
nameservers: { addresses: [10.0.0.53], search: [a.example] }
interfaces:
  - { name: ens3, mac: "52:54:00:00:00:01", addresses: [10.1.0.5/24], nameservers: { addresses: [10.1.0.53] } }
  - { name: ens4, mac: "52:54:00:00:00:02", addresses: [10.0.0.5/24], gateway4: 10.0.0.1, nameservers: { addresses: [10.2.0.53] } }
`);
    expect(device.interfaces.map(({ nameservers }) => nameservers)).toEqual([
      { addresses: ['10.1.0.53'], search: [] },
      { addresses: ['10.2.0.53', '10.0.0.53'], search: ['a.example'] },
    ]);
  });

  test.each([
    ['site', { 'devices/site.yaml': 'network_config: v1\n' }, '', 'v1'],
    [
      'its defaults',
      { 'devices/site.yaml': 'network_config: v1\ndefaults: { network_config: disabled }\n' },
      '',
      'disabled',
    ],
    [
      'type',
      {
        'devices/site.yaml': 'network_config: v1\n',
        'templates/base/type.yaml': 'network_config: disabled\n',
      },
      '',
      'disabled',
    ],
    ['device', { 'templates/base/type.yaml': 'network_config: disabled\n' }, 'network_config: v2\n', 'v2'],
    ['nobody', {}, '', 'v2'],
    ['nobody, of Windows', {}, 'os: windows\n', 'v1'],
  ])('network_config of the %s', (_, files, more, expected) => {
    expect(deviceOf(`id: a\ntype: base\n${more}`, { ...base, ...files }).networkConfig).toBe(expected);
  });
});
