import { describe, expect, test } from 'vitest';
import { networkConfigV1 } from '../../../../src/encode/network/network-config-v1.js';
import { encodeYaml } from '../../../../src/encode/yaml.js';
import { eth0, networks } from './networks.js';
import { text } from './text.js';
import { address, cidr, ip } from './values.js';

describe('networkConfigV1', () => {
  test('addresses of both families', () => {
    expect(encodeYaml(networkConfigV1(networks['addresses of both families']))).toBe(text`
      version: 1
      config:
        - type: physical
          name: eth0
          mac_address: "52:54:00:12:34:56"
          subnets:
            - type: static
              address: 111.0.0.11/24
              gateway: 111.0.0.1
              dns_nameservers:
                - 111.0.0.1
                - "2001:db8::53"
              dns_search:
                - example.net
                - lab.example.net
            - type: static
              address: "2001:db8::11/64"
              gateway: "2001:db8::1"
    `);
  });

  test('DHCP of both families', () => {
    expect(encodeYaml(networkConfigV1(networks['DHCP of both families']))).toBe(text`
      version: 1
      config:
        - type: physical
          name: eth0
          mac_address: "52:54:00:12:34:56"
          subnets:
            - type: dhcp4
            - type: dhcp6
    `);
  });

  test('DHCP with nameservers of our own', () => {
    expect(encodeYaml(networkConfigV1(networks['DHCP with nameservers of our own']))).toBe(text`
      version: 1
      config:
        - type: physical
          name: eth0
          mac_address: "52:54:00:12:34:56"
          subnets:
            - type: dhcp4
              dns_nameservers:
                - 111.0.0.1
              dns_search:
                - example.net
        - type: nameserver
          interface: eth0
          address:
            - 111.0.0.1
          search:
            - example.net
    `);
  });

  test('SLAAC', () => {
    expect(encodeYaml(networkConfigV1(networks.SLAAC))).toBe(text`
      version: 1
      config:
        - type: physical
          name: eth0
          mac_address: "52:54:00:12:34:56"
          accept-ra: true
    `);
  });

  test('a NIC without a MAC', () => {
    expect(encodeYaml(networkConfigV1(networks['a NIC without a MAC']))).toBe(text`
      version: 1
      config:
        - type: physical
          name: ens3
          subnets:
            - type: static
              address: 10.0.0.5/24
    `);
  });

  test('a new name and wake-on-LAN', () => {
    expect(encodeYaml(networkConfigV1(networks['a new name and wake-on-LAN']))).toBe(text`
      version: 1
      config:
        - type: physical
          name: outside
          mac_address: "52:54:00:12:34:56"
          wakeonlan: true
          mtu: 9000
          subnets:
            - type: dhcp4
    `);
  });

  test('routes with metrics', () => {
    expect(encodeYaml(networkConfigV1(networks['routes with metrics']))).toBe(text`
      version: 1
      config:
        - type: physical
          name: eth0
          mac_address: "52:54:00:12:34:56"
          mtu: 1400
          accept-ra: false
          subnets:
            - type: static
              address: 10.0.0.5/24
              routes:
                - network: 0.0.0.0
                  netmask: 0.0.0.0
                  gateway: 10.0.0.1
                  metric: 100
                - network: 192.168.0.0
                  netmask: 255.255.0.0
                  gateway: 10.0.0.2
            - type: static
              address: 10.1.0.5/24
              routes:
                - network: 172.16.0.0
                  netmask: 255.240.0.0
                  gateway: 10.1.0.1
                  metric: 50
    `);
  });

  test('a VLAN on a bond', () => {
    expect(encodeYaml(networkConfigV1(networks['a VLAN on a bond']))).toBe(text`
      version: 1
      config:
        - type: physical
          name: eth0
          mac_address: "52:54:00:12:34:56"
        - type: physical
          name: eth1
          mac_address: "52:54:00:12:34:57"
        - type: bond
          name: bond0
          bond_interfaces:
            - eth0
            - eth1
          params:
            bond-mode: "802.3ad"
            bond-lacp-rate: fast
            bond-xmit-hash-policy: layer3+4
            bond-miimon: 100
          mtu: 9000
        - type: vlan
          name: bond0.20
          vlan_link: bond0
          vlan_id: 20
          subnets:
            - type: static
              address: 10.20.0.5/24
              gateway: 10.20.0.1
    `);
  });

  test('a bridge', () => {
    expect(encodeYaml(networkConfigV1(networks['a bridge']))).toBe(text`
      version: 1
      config:
        - type: physical
          name: eth0
          mac_address: "52:54:00:12:34:56"
        - type: bridge
          name: br0
          mac_address: "52:54:00:12:34:60"
          bridge_interfaces:
            - eth0
          params:
            bridge_stp: "off"
            bridge_fd: 4
          accept-ra: true
          subnets:
            - type: dhcp4
            - type: dhcp6
    `);
  });

  test('a route hangs on the subnet in which its gateway lies, a gateway too', () => {
    const addresses = ['10.0.0.5/24', '10.1.0.5/24', '2001:db8::5/64'].map(address);
    const routes = [{ to: cidr('2001:db8:ff::/48'), via: ip('fe80::1') }];
    const { config } = networkConfigV1([{ ...eth0, addresses, gateway4: ip('10.1.0.1'), routes }]);
    expect(config).toMatchObject([
      {
        subnets: [
          { address: '10.0.0.5/24' },
          { address: '10.1.0.5/24', gateway: '10.1.0.1' },
          { address: '2001:db8::5/64', routes: [{ network: '2001:db8:ff::', netmask: 'ffff:ffff:ffff::' }] },
        ],
      },
    ]);
  });

  test('no interfaces: an empty mapping', () => {
    expect(networkConfigV1([])).toEqual({});
  });
});

test('DHCP of Windows has the word at which cloudbase-init leaves the adapter to DHCP', () => {
  const types = (os: 'linux' | 'windows') => {
    const { config } = networkConfigV1(networks['DHCP of both families'], { os });
    return (config as { subnets: { type: string }[] }[])[0]?.subnets.map(({ type }) => type);
  };
  expect(types('windows')).toEqual(['dhcp', 'dhcp6']);
  expect(types('linux')).toEqual(['dhcp4', 'dhcp6']);
});
