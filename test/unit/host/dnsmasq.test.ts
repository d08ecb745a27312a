import { describe, expect, test } from 'vitest';
import { hostFiles } from '../../../src/host/host-files.js';
import type { HostDevice, HostSite } from '../../../src/host/host-input.js';
import { contentOf, device, ip, nic, site, vlan } from './fleet.js';

const mac = '52:54:00:00:00:01';
const macOf = (number: number): string => `52:54:00:00:00:${String(number).padStart(2, '0')}`;
const filesOf = (devices: readonly HostDevice[], at: HostSite = site) => {
  const files = hostFiles({ site: at, devices });
  return {
    conf: contentOf(files, 'host/dnsmasq/dnsmasq.conf'),
    dhcpHosts: contentOf(files, 'host/dnsmasq/dhcp-hosts'),
    hosts: contentOf(files, 'host/dnsmasq/hosts'),
    options: contentOf(files, 'host/dnsmasq/options'),
  };
};
const ranges = (...parameters: Parameters<typeof filesOf>) =>
  filesOf(...parameters)
    .conf.split('\n')
    .filter((line) => line.startsWith('dhcp-range='))
    .map((line) => line.slice('dhcp-range='.length));

describe('dhcp-hosts', () => {
  test('has a line a NIC: MAC, options, addresses, and the name where the server knows the device', () => {
    const { dhcpHosts } = filesOf([
      device('one', {
        managementIp: ip('111.0.0.11'),
        interfaces: [
          nic({ mac, addresses: ['111.0.0.11/24', '2001:db8::11/64'] }),
          nic({ name: 'eth1', mac: macOf(2), addresses: ['10.0.0.1/8'] }),
          nic({ name: 'eth2', mac: macOf(3) }),
        ],
      }),
    ]);
    expect(dhcpHosts).toBe(
      `${mac},set:seed2,111.0.0.11,[2001:db8::11],one\n${macOf(2)},set:seed1,10.0.0.1\n`,
    );
  });

  // Each would be something else to dnsmasq: a lease time, or the order to ignore the machine.
  test.each(['ignore', 'IGNORE', 'infinite', '12h', '45m', '3600', '7d', '2w', '10s'])(
    'leaves the name %s out',
    (hostname) => {
      const devices = [device('one', { hostname, interfaces: [nic({ mac, addresses: ['111.0.0.11/24'] })] })];
      expect(filesOf(devices).dhcpHosts).toBe(`${mac},set:seed1,111.0.0.11\n`);
    },
  );

  test.each(['ignored', 'h12', '12x', '12h1'])('has the name %s', (hostname) => {
    const devices = [device('one', { hostname, interfaces: [nic({ mac, addresses: ['111.0.0.11/24'] })] })];
    expect(filesOf(devices).dhcpHosts).toBe(`${mac},set:seed1,111.0.0.11,${hostname}\n`);
  });
});

describe('options', () => {
  const optionsOf = (texts: Parameters<typeof nic>[0], fields: Partial<HostDevice> = {}, at = site) =>
    filesOf([device('one', { ...fields, interfaces: [nic({ mac, ...texts })] })], at).options;

  test('lead to the metadata address by the server where it is a neighbour, and to all else by the gateway', () => {
    expect(optionsOf({ addresses: ['111.0.0.11/24'], gateway4: '111.0.0.1' })).toBe(
      'tag:seed1,option:router,111.0.0.1\n' +
        'tag:seed1,option:classless-static-route,0.0.0.0/0,111.0.0.1,169.254.169.254/32,111.0.0.2\n',
    );
  });

  test('name no router where the inventory has none', () => {
    expect(optionsOf({ addresses: ['111.0.0.11/24'] })).toBe(
      'tag:seed1,option:router\ntag:seed1,option:classless-static-route,169.254.169.254/32,111.0.0.2\n',
    );
  });

  test.each([
    ['in another network', site],
    ['a name', { ...site, server: { address: 'seed.example.net', port: 8807 } }],
    ['of IPv6', { ...site, server: { address: '2001:db8::2', port: 8807 } }],
  ])('have no route to a server that is %s', (_, at) => {
    const options = optionsOf({ addresses: ['10.0.0.11/8'], gateway4: '10.0.0.1' }, {}, at);
    expect(options).toBe('tag:seed1,option:router,10.0.0.1\n');
  });

  test('carry domain, nameservers of both families, search list and MTU', () => {
    const nameservers = {
      addresses: ['111.0.0.1', '2001:db8::1'].map(ip),
      search: ['a.example', 'b.example'],
    };
    const options = optionsOf(
      { addresses: ['10.0.0.11/8'], nameservers, mtu: 9000 },
      { fqdn: 'one.lab.example.net' },
    );
    expect(options.split('\n')).toEqual([
      'tag:seed1,option:router',
      'tag:seed1,option:dns-server,111.0.0.1',
      'tag:seed1,option:domain-name,lab.example.net',
      'tag:seed1,option:domain-search,a.example,b.example',
      'tag:seed1,option:mtu,9000',
      'tag:seed1,option6:dns-server,[2001:db8::1]',
      'tag:seed1,option6:domain-search,a.example,b.example',
      '',
    ]);
  });

  test('are shared by all machines for which they are the same', () => {
    const devices = ['a', 'b', 'c'].map((id, index) =>
      device(id, {
        interfaces: [
          nic({
            mac: macOf(index),
            addresses: [`111.0.0.1${index}/24`],
            gateway4: index === 1 ? '111.0.0.254' : '111.0.0.1',
          }),
        ],
      }),
    );
    const { dhcpHosts, options } = filesOf(devices);
    expect(dhcpHosts.match(/seed\d/g)).toEqual(['seed1', 'seed2', 'seed1']);
    expect(options.split('\n').filter((line) => line.includes('option:router'))).toHaveLength(2);
  });
});

describe('ranges', () => {
  const inNetwork = (...addresses: readonly string[]) =>
    addresses.map((address, index) =>
      device(`vm${index}`, { interfaces: [nic({ mac: macOf(index), addresses: [address] })] }),
    );

  test('are the networks of the machines, each once, sorted', () => {
    expect(ranges(inNetwork('111.0.0.11/24', '10.0.0.1/8', '111.0.0.12/24', '2001:db8::1/64'))).toEqual([
      '10.0.0.0,static,255.0.0.0,12h',
      '111.0.0.0,static,255.255.255.0,12h',
      '2001:db8::,static,64,12h',
    ]);
  });

  test('leave out what dnsmasq cannot serve', () => {
    expect(ranges(inNetwork('10.0.0.1/32', 'fd00::1/128', 'fd01::1/48'))).toEqual([]);
    expect(ranges(inNetwork('10.0.0.0/31', 'fd00::1/127'))).toEqual([
      '10.0.0.0,static,255.255.255.254,12h',
      'fd00::,static,127,12h',
    ]);
  });

  const withDhcp = (address: string) =>
    device('dhcp', { managementIp: ip(address), interfaces: [nic({ mac: macOf(9), dhcp4: true })] });

  test("take an address without a prefix for one of a known network, else for the server's own", () => {
    expect(ranges([...inNetwork('10.0.0.1/8'), withDhcp('10.0.0.9')])).toEqual([
      '10.0.0.0,static,255.0.0.0,12h',
    ]);
    expect(ranges([...inNetwork('10.0.0.1/8'), withDhcp('111.0.0.9')])).toEqual([
      '111.0.0.2,static,12h',
      '10.0.0.0,static,255.0.0.0,12h',
    ]);
    expect(ranges([...inNetwork('111.0.0.1/24'), withDhcp('10.0.0.9')])).toEqual([
      '111.0.0.0,static,255.255.255.0,12h',
    ]);
  });

  test('are advertised where a machine asks DHCPv6, by a router with no lifetime', () => {
    const addresses = ['fd00::1/64'];
    const conf = (dhcp6: boolean) =>
      filesOf([device('one', { interfaces: [nic({ mac, addresses, dhcp6 })] })]).conf;
    expect(conf(true)).toContain('\nenable-ra\nra-param=*,0,0\n');
    expect(conf(false)).not.toContain('enable-ra');
  });
});

test('hosts has the names of each machine at its management address', () => {
  const { hosts } = filesOf([
    device('two', { managementIp: ip('111.0.0.12') }),
    device('one', {
      hostname: 'first',
      fqdn: 'first.example.net',
      interfaces: [
        nic({ mac, addresses: ['111.0.0.11/24', 'fd00::11/64'] }),
        vlan('eth0.20', 'eth0', ['10.0.0.1/8']),
      ],
    }),
    device('none'),
  ]);
  expect(hosts).toBe(
    '111.0.0.11 first.example.net first\nfd00::11 first.example.net first\n111.0.0.12 two\n',
  );
});

test('there are leases for all', () => {
  const many = Array.from({ length: 600 }, (_, index) =>
    device(`vm${index}`, {
      interfaces: [
        nic({
          mac: `52:54:00:00:${(index >> 8).toString(16).padStart(2, '0')}:${(index & 255).toString(16).padStart(2, '0')}`,
          addresses: [`10.0.${index >> 8}.${index & 255}/8`],
        }),
      ],
    }),
  );
  expect(filesOf(many).conf).toContain('\ndhcp-lease-max=1200\n');
  expect(filesOf([]).conf).toContain('\ndhcp-lease-max=1000\n');
});
