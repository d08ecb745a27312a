import { describe, expect, test } from 'vitest';
import { machineOf } from '../../../src/host/nics.js';
import { bond, bridge, device, ip, nic, vlan } from './fleet.js';

const mac = '52:54:00:00:00:01';
const mac2 = '52:54:00:00:00:02';

/** What DHCP would give to each NIC, as one line a NIC. */
const given = (...parameters: Parameters<typeof device>) =>
  machineOf(device(...parameters)).nics.map(({ iface, v4, v6, isManagement }) =>
    [iface.name, v4?.address, v6?.address, isManagement ? 'management' : undefined].filter(Boolean).join(' '),
  );

describe('the addresses of a NIC', () => {
  test.each([
    ['no interfaces', {}, []],
    ['a NIC without a MAC', { interfaces: [nic({ addresses: ['10.0.0.1/8'] })] }, []],
    ['a NIC without an address', { interfaces: [nic({ mac })] }, ['eth0']],
    [
      'the first of each family',
      { interfaces: [nic({ mac, addresses: ['10.0.0.1/8', '10.0.0.2/8', 'fd00::1/64', 'fd00::2/64'] })] },
      ['eth0 10.0.0.1 fd00::1 management'],
    ],
    [
      'the management address before the first one',
      { managementIp: ip('10.0.0.2'), interfaces: [nic({ mac, addresses: ['10.0.0.1/8', '10.0.0.2/8'] })] },
      ['eth0 10.0.0.2 management'],
    ],
    [
      'a management address on the second NIC',
      {
        managementIp: ip('10.0.0.2'),
        interfaces: [
          nic({ mac, addresses: ['10.1.0.1/16'] }),
          nic({ name: 'eth1', mac: mac2, addresses: ['10.0.0.2/16'] }),
        ],
      },
      ['eth0 10.1.0.1', 'eth1 10.0.0.2 management'],
    ],
    [
      'a management address for DHCP to hand out',
      {
        managementIp: ip('10.0.0.2'),
        interfaces: [nic({ mac, addresses: ['10.1.0.1/16'] }), nic({ name: 'eth1', mac: mac2, dhcp4: true })],
      },
      ['eth0 10.1.0.1', 'eth1 10.0.0.2 management'],
    ],
    [
      'one of IPv6 for DHCPv6',
      {
        managementIp: ip('fd00::2'),
        interfaces: [nic({ mac, dhcp4: true }), nic({ name: 'eth1', mac: mac2, dhcp6: true })],
      },
      ['eth0', 'eth1 fd00::2 management'],
    ],
    [
      'a management address that nobody asks for',
      { managementIp: ip('10.0.0.2'), interfaces: [nic({ mac })] },
      ['eth0'],
    ],
    [
      "a bond's, at its first member: before the bond is there, that is where it is asked for",
      {
        managementIp: ip('10.0.0.2'),
        interfaces: [
          nic({ mac }),
          nic({ name: 'eth1', mac: mac2 }),
          bond('bond0', ['eth0', 'eth1'], ['10.0.0.2/8']),
        ],
      },
      ['eth0 10.0.0.2 management', 'eth1'],
    ],
    [
      'that of a bridge on a bond',
      {
        managementIp: ip('10.0.0.2'),
        interfaces: [nic({ mac }), bond('bond0', ['eth0'], []), bridge('br0', ['bond0'], ['10.0.0.2/8'])],
      },
      ['eth0 10.0.0.2 management'],
    ],
    [
      "not a VLAN's: its frames are tagged",
      { managementIp: ip('10.0.0.2'), interfaces: [nic({ mac }), vlan('eth0.20', 'eth0', ['10.0.0.2/8'])] },
      ['eth0'],
    ],
  ] as const)('%s', (_, fields, lines) => {
    expect(given('one', fields)).toEqual(lines);
  });
});
