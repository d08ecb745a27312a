import { describe, expect, test } from 'vitest';
import { plainNetwork } from '../../../../src/encode/network/plain-network.js';
import { bare, eth0, networks } from './networks.js';
import { address, ip } from './values.js';

/** What an ordinary route has not. */
const plain = { on_link: false, table: null, scope: null, type: null };

describe('plainNetwork', () => {
  test('takes addresses apart', () => {
    expect(plainNetwork(networks['addresses of both families']).primary).toEqual({
      name: 'eth0',
      kind: 'ethernet',
      mac: '52:54:00:12:34:56',
      mtu: null,
      dhcp4: false,
      dhcp6: false,
      accept_ra: null,
      address: '111.0.0.11',
      prefix: 24,
      cidr: '111.0.0.11/24',
      netmask: '255.255.255.0',
      network: '111.0.0.0',
      broadcast: '111.0.0.255',
      gateway: '111.0.0.1',
      address6: '2001:db8::11',
      prefix6: 64,
      cidr6: '2001:db8::11/64',
      network6: '2001:db8::',
      gateway6: '2001:db8::1',
      addresses: [
        {
          family: 4,
          address: '111.0.0.11',
          prefix: 24,
          cidr: '111.0.0.11/24',
          netmask: '255.255.255.0',
          network: '111.0.0.0',
          broadcast: '111.0.0.255',
        },
        {
          family: 6,
          address: '2001:db8::11',
          prefix: 64,
          cidr: '2001:db8::11/64',
          netmask: 'ffff:ffff:ffff:ffff::',
          network: '2001:db8::',
          broadcast: null,
        },
      ],
      routes: [
        {
          to: '0.0.0.0/0',
          network: '0.0.0.0',
          prefix: 0,
          netmask: '0.0.0.0',
          via: '111.0.0.1',
          metric: null,
          ...plain,
        },
        { to: '::/0', network: '::', prefix: 0, netmask: '::', via: '2001:db8::1', metric: null, ...plain },
      ],
      nameservers: ['111.0.0.1', '2001:db8::53'],
      search: ['example.net', 'lab.example.net'],
      set_name: false,
      wakeonlan: null,
    });
  });

  test.each([
    ['10.0.0.5/8', '10.255.255.255'],
    ['10.0.0.5/30', '10.0.0.7'],
    ['10.0.0.5/31', null],
    ['10.0.0.5/32', null],
  ])('the broadcast address of %s is %s', (text, broadcast) => {
    const { primary } = plainNetwork([{ ...eth0, addresses: [address(text)] }]);
    expect(primary).toMatchObject({ broadcast });
  });

  test('the primary interface has the default route of the lowest metric, IPv4 first', () => {
    const over = (name: string, via: string, metric: number) =>
      ({ ...eth0, name, routes: [{ to: 'default', via: ip(via), metric }] }) as const;
    const interfaces = [
      { ...eth0, ...bare },
      over('eth1', 'fe80::1', 1),
      over('eth2', '10.0.0.1', 9),
      over('eth3', '10.1.0.1', 5),
    ];
    expect(plainNetwork(interfaces).primary).toMatchObject({ name: 'eth3' });
    expect(plainNetwork(interfaces.slice(0, 2)).primary).toMatchObject({ name: 'eth1' });
    expect(plainNetwork(interfaces.slice(0, 1)).primary).toMatchObject({ name: 'eth0' });
  });

  test('has every interface by its name, with what its kind has', () => {
    expect(plainNetwork(networks['a VLAN on a bond']).by_name).toMatchObject({
      'bond0.20': { kind: 'vlan', id: 20, link: 'bond0' },
      bond0: {
        kind: 'bond',
        members: ['eth0', 'eth1'],
        mode: '802.3ad',
        lacp_rate: 'fast',
        mii_monitor: 100,
      },
      eth0: { kind: 'ethernet', address: null, netmask: null, gateway: null },
    });
    expect(plainNetwork(networks['a bridge']).by_name).toMatchObject({
      br0: { kind: 'bridge', members: ['eth0'], stp: false, forward_delay: 4 },
    });
  });

  test('gathers nameservers and domains of all interfaces, each once', () => {
    const nameservers = { addresses: [ip('10.0.0.53')], search: ['example.net'] };
    const both = [
      { ...eth0, nameservers },
      { ...eth0, name: 'eth1', nameservers },
    ];
    expect(plainNetwork(both)).toMatchObject({ nameservers: ['10.0.0.53'], search: ['example.net'] });
  });

  test('no interfaces: nothing, and no primary one', () => {
    expect(plainNetwork([])).toEqual({
      interfaces: [],
      by_name: {},
      primary: null,
      nameservers: [],
      search: [],
    });
  });
});
