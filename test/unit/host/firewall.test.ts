import { describe, expect, test } from 'vitest';
import { hostFiles } from '../../../src/host/host-files.js';
import type { HostDevice, HostSite } from '../../../src/host/host-input.js';
import { bond, contentOf, device, ip, nic, site, vlan } from './fleet.js';

const textOf = (path: string, { at = site, devices = [] as readonly HostDevice[] } = {}) =>
  contentOf(hostFiles({ site: at, devices }), `host/${path}`);

/** The elements of a set of the bridge table, in their order. */
const setOf = (name: string, devices: readonly HostDevice[]): readonly string[] => {
  const found = new RegExp(
    `  set ${name} \\{\n    type [^\n]*\n(?:    elements = \\{\n([^}]*)    \\}\n)?`,
  ).exec(textOf('nftables.conf', { devices }));
  return (found?.[1] ?? '').split('\n').flatMap((line) => line.trim().replace(/,$/, '') || []);
};

const guarded = [
  device('two', { interfaces: [nic({ mac: '52:54:00:00:00:03', addresses: ['10.0.0.3/8'], tap: 'vnet1' })] }),
  device('one', {
    interfaces: [
      nic({ mac: '52:54:00:00:00:01', addresses: ['fd00::1/64'], tap: 'vnet9' }),
      nic({ name: 'eth1', mac: '52:54:00:00:00:02', tap: 'vnet10' }),
      nic({ name: 'eth2', mac: '52:54:00:00:00:04', addresses: ['10.9.9.9/8'] }),
      {
        ...bond('bond0', ['eth0', 'eth1'], ['10.0.0.1/8']),
        mac: nic({ mac: '52:54:00:00:00:0b' }).mac as never,
      },
      vlan('bond0.20', 'bond0', ['172.16.0.1/12']),
    ],
  }),
];

describe('the table that ties a tap to its addresses', () => {
  test('is not there where no interface names its tap', () => {
    const text = textOf('nftables.conf', {
      devices: [device('one', { interfaces: [nic({ mac: '52:54:00:00:00:01' })] })],
    });
    expect(text).not.toContain('table bridge seedpress {');
    expect(text).toContain('\ndelete table bridge seedpress\n');
  });

  test('lists the taps, sorted', () => {
    expect(setOf('taps', guarded)).toEqual(['"vnet1"', '"vnet10"', '"vnet9"']);
  });

  test('lets the MACs and addresses of a NIC and of all that stands on it out', () => {
    expect(setOf('macs', guarded)).toEqual([
      '"vnet1" . 52:54:00:00:00:03',
      '"vnet10" . 52:54:00:00:00:02',
      '"vnet10" . 52:54:00:00:00:0b',
      '"vnet9" . 52:54:00:00:00:01',
      '"vnet9" . 52:54:00:00:00:0b',
    ]);
    expect(setOf('addresses4', guarded)).toEqual([
      '"vnet1" . 10.0.0.3',
      '"vnet10" . 10.0.0.1',
      '"vnet10" . 172.16.0.1',
      '"vnet9" . 10.0.0.1',
      '"vnet9" . 172.16.0.1',
    ]);
    expect(setOf('addresses6', guarded)).toEqual(['"vnet9" . fd00::1']);
  });

  test('lets out what DHCP gives', () => {
    const interfaces = [nic({ mac: '52:54:00:00:00:01', dhcp4: true, tap: 'vnet0' })];
    expect(setOf('addresses4', [device('one', { managementIp: ip('10.0.0.1'), interfaces })])).toEqual([
      '"vnet0" . 10.0.0.1',
    ]);
  });

  test('lets nothing out of a tap whose NIC has no MAC', () => {
    const interfaces = [nic({ addresses: ['10.0.0.1/8'], tap: 'vnet0' })];
    expect(setOf('taps', [device('one', { interfaces })])).toEqual(['"vnet0"']);
    expect(setOf('macs', [device('one', { interfaces })])).toEqual([]);
  });

  test('knows what an IPv6 neighbour may claim', () => {
    expect(textOf('nftables.conf', { devices: guarded })).toContain(
      '@th,64,10 != 0x3fa iifname . @th,64,128 != {\n      "vnet9" . 0xfd000000000000000000000000000001,\n    } counter drop\n',
    );
    expect(textOf('nftables.conf', { devices: guarded.slice(0, 1) })).toContain(
      '@th,64,10 != 0x3fa counter drop\n',
    );
  });
});

describe('the redirects', () => {
  const at = (address: string, port: number, needs: HostSite['needs'] = []): HostSite => ({
    server: { address, port },
    needs,
  });
  const redirects = (path: string, where: HostSite) =>
    textOf(path, { at: where })
      .split('\n')
      .filter((line) => /redirect|REDIRECT --/.test(line) && !line.includes('#'));

  test.each([
    [
      'nftables.conf',
      [
        'ip daddr 169.254.169.254 tcp dport 80 counter redirect to :8080',
        'ip6 daddr fd00:ec2::254 tcp dport 80 counter redirect to :8080',
      ],
    ],
    [
      'iptables.rules',
      ['-A PREROUTING -d 169.254.169.254/32 -p tcp -m tcp --dport 80 -j REDIRECT --to-ports 8080'],
    ],
    [
      'ip6tables.rules',
      ['-A PREROUTING -d fd00:ec2::254/128 -p tcp -m tcp --dport 80 -j REDIRECT --to-ports 8080'],
    ],
  ])('of %s lead port 80 of the metadata address to ours', (path, lines) => {
    expect(redirects(path, at('111.0.0.2', 8080)).map((line) => line.trim())).toEqual(lines);
  });

  test.each([
    ['111.0.0.2', 8807, ['port-80'], 1],
    ['2001:db8::2', 8807, ['port-80'], 1],
    ['seed.example.net', 8807, ['port-80'], 0],
    ['111.0.0.2', 80, ['port-80'], 0],
    ['111.0.0.2', 8807, ['namespace'], 0],
  ] as const)('for %s, port %i and %j have %i of port 80 of the server', (address, port, needs, count) => {
    expect(redirects('nftables.conf', at(address, port, needs))).toHaveLength(2 + count);
  });
});
