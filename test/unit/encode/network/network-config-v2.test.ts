import { describe, expect, test } from 'vitest';
import { parseVersionRange } from '../../../../src/domain/version-range.js';
import { networkConfigV2 } from '../../../../src/encode/network/network-config-v2.js';
import { encodeYaml } from '../../../../src/encode/yaml.js';
import { bare, eth0, networks } from './networks.js';
import { text } from './text.js';
import { address, ip, sure } from './values.js';

const modern = { cloudInit: sure(parseVersionRange('>=23.1')) };

describe('networkConfigV2', () => {
  test('addresses of both families', () => {
    expect(encodeYaml(networkConfigV2(networks['addresses of both families'], modern))).toBe(text`
      version: 2
      ethernets:
        eth0:
          match:
            macaddress: "52:54:00:12:34:56"
          addresses:
            - 111.0.0.11/24
            - "2001:db8::11/64"
          routes:
            - to: 0.0.0.0/0
              via: 111.0.0.1
            - to: "::/0"
              via: "2001:db8::1"
          nameservers:
            addresses:
              - 111.0.0.1
              - "2001:db8::53"
            search:
              - example.net
              - lab.example.net
    `);
  });

  test('DHCP of both families', () => {
    expect(encodeYaml(networkConfigV2(networks['DHCP of both families']))).toBe(text`
      version: 2
      ethernets:
        eth0:
          match:
            macaddress: "52:54:00:12:34:56"
          dhcp4: true
          dhcp6: true
    `);
  });

  test('DHCP with nameservers of our own', () => {
    expect(encodeYaml(networkConfigV2(networks['DHCP with nameservers of our own']))).toBe(text`
      version: 2
      ethernets:
        eth0:
          match:
            macaddress: "52:54:00:12:34:56"
          dhcp4: true
          nameservers:
            addresses:
              - 111.0.0.1
            search:
              - example.net
    `);
  });

  test('SLAAC', () => {
    expect(encodeYaml(networkConfigV2(networks.SLAAC))).toBe(text`
      version: 2
      ethernets:
        eth0:
          match:
            macaddress: "52:54:00:12:34:56"
          accept-ra: true
    `);
  });

  test('a NIC without a MAC', () => {
    expect(encodeYaml(networkConfigV2(networks['a NIC without a MAC']))).toBe(text`
      version: 2
      ethernets:
        ens3:
          addresses:
            - 10.0.0.5/24
    `);
  });

  test('a new name and wake-on-LAN', () => {
    expect(encodeYaml(networkConfigV2(networks['a new name and wake-on-LAN']))).toBe(text`
      version: 2
      ethernets:
        outside:
          match:
            macaddress: "52:54:00:12:34:56"
          set-name: outside
          wakeonlan: true
          dhcp4: true
          mtu: 9000
    `);
  });

  test('routes with metrics', () => {
    expect(encodeYaml(networkConfigV2(networks['routes with metrics']))).toBe(text`
      version: 2
      ethernets:
        eth0:
          match:
            macaddress: "52:54:00:12:34:56"
          accept-ra: false
          addresses:
            - 10.0.0.5/24
            - 10.1.0.5/24
          routes:
            - to: 0.0.0.0/0
              via: 10.0.0.1
              metric: 100
            - to: 172.16.0.0/12
              via: 10.1.0.1
              metric: 50
            - to: 192.168.0.0/16
              via: 10.0.0.2
          mtu: 1400
    `);
  });

  test('a VLAN on a bond', () => {
    expect(encodeYaml(networkConfigV2(networks['a VLAN on a bond']))).toBe(text`
      version: 2
      ethernets:
        eth0:
          match:
            macaddress: "52:54:00:12:34:56"
        eth1:
          match:
            macaddress: "52:54:00:12:34:57"
      bonds:
        bond0:
          interfaces:
            - eth0
            - eth1
          parameters:
            mode: "802.3ad"
            lacp-rate: fast
            transmit-hash-policy: layer3+4
            mii-monitor-interval: "100"
          mtu: 9000
      vlans:
        bond0.20:
          id: 20
          link: bond0
          addresses:
            - 10.20.0.5/24
          routes:
            - to: 0.0.0.0/0
              via: 10.20.0.1
    `);
  });

  test('a bridge', () => {
    expect(encodeYaml(networkConfigV2(networks['a bridge']))).toBe(text`
      version: 2
      ethernets:
        eth0:
          match:
            macaddress: "52:54:00:12:34:56"
      bridges:
        br0:
          interfaces:
            - eth0
          parameters:
            stp: false
            forward-delay: 4
          macaddress: "52:54:00:12:34:60"
          dhcp4: true
          dhcp6: true
          accept-ra: true
    `);
  });

  test('a search list without nameservers comes last: cloud-init reads no nameservers behind it', () => {
    const search = { addresses: [], search: ['example.net'] };
    const both = { addresses: [ip('10.0.0.53')], search: ['example.net'] };
    const { ethernets } = networkConfigV2([
      { ...eth0, nameservers: search },
      { ...eth0, name: 'eth1', nameservers: both },
    ]);
    expect(Object.keys(ethernets as object)).toEqual(['eth1', 'eth0']);
  });

  test('a gateway without an address of its family is a default route', () => {
    const { ethernets } = networkConfigV2([{ ...eth0, dhcp6: true, gateway6: ip('fe80::1') }], modern);
    expect(ethernets).toMatchObject({ eth0: { routes: [{ to: '::/0', via: 'fe80::1' }] } });
  });

  test('ethernets stand there even when there are none', () => {
    const bridge = { kind: 'bridge', name: 'br0', members: [], ...bare } as const;
    expect(networkConfigV2([bridge])).toEqual({
      version: 2,
      ethernets: {},
      bridges: { br0: { interfaces: [] } },
    });
  });

  test('addresses of IPv4 come first', () => {
    const addresses = ['2001:db8::5/64', '10.1.0.5/24', '10.0.0.5/24'].map(address);
    expect(networkConfigV2([{ ...eth0, addresses }]).ethernets).toMatchObject({
      eth0: { addresses: ['10.1.0.5/24', '10.0.0.5/24', '2001:db8::5/64'] },
    });
  });

  test('no MAC: nothing to set a name by', () => {
    const nic = { kind: 'ethernet', name: 'eth0', setName: true, ...bare } as const;
    expect(networkConfigV2([nic])).toEqual({ version: 2, ethernets: { eth0: {} } });
  });

  test('no interfaces: an empty mapping', () => {
    expect(networkConfigV2([])).toEqual({});
  });
});

describe('a default route in version 2', () => {
  const interfaces = networks['addresses of both families'];
  const keysOf = (range: string | undefined, os?: 'windows') => {
    const cloudInit = range === undefined ? undefined : sure(parseVersionRange(range));
    const { ethernets } = networkConfigV2(interfaces, { cloudInit, ...(os && { os }) });
    const { gateway4, gateway6, routes = [] } = (ethernets as { eth0: Record<string, unknown> }).eth0;
    return [gateway4, gateway6, ...(routes as { to: string }[]).map(({ to }) => to)].filter(Boolean);
  };

  test('is one of the keys for clients before 23.1, which make ::/64 of ::/0', () => {
    expect(keysOf('>=22.4 <23')).toEqual(['111.0.0.1', '2001:db8::1']);
    expect(keysOf('<23.1')).toEqual(['111.0.0.1', '2001:db8::1']);
  });

  test('is a route for clients from 23.1 on, which call the keys deprecated', () => {
    expect(keysOf('>=23.1')).toEqual(['0.0.0.0/0', '::/0']);
    expect(keysOf('>=24.1 <27')).toEqual(['0.0.0.0/0', '::/0']);
  });

  test.each([undefined, '>=22.4', '>=22.4 <27', '<27'])('has both halves beside it for %s', (range) => {
    expect(keysOf(range)).toEqual(['0.0.0.0/0', '::/0', '::/1', '8000::/1']);
  });

  test('is a route for Windows: cloudbase-init reads one of the two keys', () => {
    expect(keysOf(undefined, 'windows')).toEqual(['0.0.0.0/0', '::/0']);
    expect(keysOf('<23.1', 'windows')).toEqual(['0.0.0.0/0', '::/0']);
  });

  test('is a route where its gateway is on-link: netplan learns it there only', () => {
    const { ethernets } = networkConfigV2(
      [{ ...eth0, addresses: [address('192.0.2.5/32')], gateway4: ip('198.51.100.1'), onLink: true }],
      { cloudInit: sure(parseVersionRange('<23.1')) },
    );
    expect(ethernets).toMatchObject({
      eth0: { routes: [{ to: '0.0.0.0/0', via: '198.51.100.1', 'on-link': true }] },
    });
  });
});
