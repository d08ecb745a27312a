import { describe, expect, test } from 'vitest';
import type { Interface } from '../../../../src/domain/network.js';
import { networkDataProblems } from '../../../../src/encode/network/network-data-problems.js';
import { bare, eth0, networks } from './networks.js';
import { address, ip, mac } from './values.js';

const nameless: Interface = { kind: 'ethernet', name: 'eth1', setName: false, ...bare };
const bridge: Interface = {
  kind: 'bridge',
  name: 'br0',
  members: ['eth0'],
  mac: mac('52:54:00:12:34:60'),
  ...bare,
};
const vlan = (name: string, link: string): Interface => ({ kind: 'vlan', name, id: 20, link, ...bare });
const bond = (name: string): Interface => ({
  kind: 'bond',
  name,
  members: ['eth0'],
  mode: 'balance-rr',
  ...bare,
});
const twice = {
  ...bare,
  routes: [{ to: 'default', via: ip('10.0.0.9'), metric: 5 }],
  gateway4: ip('10.0.0.1'),
} as const;

describe('networkDataProblems', () => {
  test.each<readonly [string, readonly Interface[], readonly string[]]>([
    ['an ethernet with a MAC', [eth0], []],
    ['a VLAN on a bond', networks['a VLAN on a bond'], []],
    [
      'an ethernet without a MAC',
      [nameless],
      ['warning eth1 has no MAC; a MAC for each NIC, because most OpenStack clients find it only by its MAC'],
    ],
    [
      'a bridge',
      [eth0, bridge],
      [
        'error br0 is a bridge; only ethernet interfaces, bonds and VLANs, because network_data.json knows nothing else',
      ],
    ],
    [
      'a VLAN on a bridge',
      [eth0, bridge, vlan('br0.20', 'br0')],
      [
        'error br0 is a bridge; only ethernet interfaces, bonds and VLANs, because network_data.json knows nothing else',
        'error the VLAN br0.20 is on br0, which network_data.json cannot hold; a VLAN on an ethernet interface, a bond or another VLAN',
      ],
    ],
    [
      'a VLAN without a MAC',
      [vlan('eth1.20', 'eth1'), nameless],
      [
        'error neither the VLAN eth1.20 nor eth1 has a MAC; a MAC for one of them, because network_data.json needs it',
        'warning eth1 has no MAC; a MAC for each NIC, because most OpenStack clients find it only by its MAC',
      ],
    ],
    [
      'a VLAN with a name of its own',
      [eth0, vlan('storage', 'eth0')],
      ['warning the VLAN is named storage; eth0.20, the name that cloud-init gives it'],
    ],
    [
      'bonds with names of their own',
      [eth0, bond('uplink'), bond('bond0')],
      ['warning the bond is named uplink; bond1, the name that cloud-init before 26.1 gives it'],
    ],
    [
      'two default routes on an address',
      [{ ...eth0, ...twice, addresses: [address('10.0.0.5/24')] }],
      [
        'error eth0 has 2 default routes on its IPv4 addresses; one, because with a second one cloud-init sets up no network at all on guests with sysconfig',
      ],
    ],
    ['two default routes over DHCP', [{ ...eth0, ...twice, dhcp4: true }], []],
  ])('%s', (_, interfaces, expected) => {
    const problems = networkDataProblems(interfaces);
    expect(problems.map(({ severity, found, expected: right }) => `${severity} ${found}; ${right}`)).toEqual(
      expected,
    );
  });

  test('names the interface', () => {
    expect(networkDataProblems([eth0, bridge]).map((problem) => problem.interface)).toEqual(['br0']);
  });
});
