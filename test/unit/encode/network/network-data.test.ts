import { describe, expect, test } from 'vitest';
import { networkData } from '../../../../src/encode/network/network-data.js';
import { encodeYaml } from '../../../../src/encode/yaml.js';
import { bare, networks } from './networks.js';
import { text } from './text.js';
import { mac } from './values.js';

describe('networkData', () => {
  test('addresses of both families', () => {
    expect(encodeYaml(networkData(networks['addresses of both families']) ?? {})).toBe(text`
      links:
        - id: eth0
          type: phy
          ethernet_mac_address: "52:54:00:12:34:56"
      networks:
        - id: network0
          network_id: network0
          link: eth0
          type: ipv4
          ip_address: 111.0.0.11
          netmask: 255.255.255.0
          routes:
            - network: 0.0.0.0
              netmask: 0.0.0.0
              gateway: 111.0.0.1
          dns_nameservers:
            - 111.0.0.1
            - "2001:db8::53"
          dns_search:
            - example.net
            - lab.example.net
          services:
            - type: dns
              address: 111.0.0.1
            - type: dns
              address: "2001:db8::53"
        - id: network1
          network_id: network1
          link: eth0
          type: ipv6
          ip_address: "2001:db8::11"
          netmask: "ffff:ffff:ffff:ffff::"
          routes:
            - network: "::"
              netmask: "::"
              gateway: "2001:db8::1"
      services: []
    `);
  });

  test('DHCP of both families', () => {
    expect(encodeYaml(networkData(networks['DHCP of both families']) ?? {})).toBe(text`
      links:
        - id: eth0
          type: phy
          ethernet_mac_address: "52:54:00:12:34:56"
      networks:
        - id: network0
          network_id: network0
          link: eth0
          type: ipv4_dhcp
        - id: network1
          network_id: network1
          link: eth0
          type: ipv6_dhcp
      services: []
    `);
  });

  test('DHCP with nameservers of our own', () => {
    expect(encodeYaml(networkData(networks['DHCP with nameservers of our own']) ?? {})).toBe(text`
      links:
        - id: eth0
          type: phy
          ethernet_mac_address: "52:54:00:12:34:56"
      networks:
        - id: network0
          network_id: network0
          link: eth0
          type: ipv4_dhcp
          dns_nameservers:
            - 111.0.0.1
          dns_search:
            - example.net
          services:
            - type: dns
              address: 111.0.0.1
      services:
        - type: dns
          address: 111.0.0.1
          search:
            - example.net
    `);
  });

  test('SLAAC', () => {
    expect(encodeYaml(networkData(networks.SLAAC) ?? {})).toBe(text`
      links:
        - id: eth0
          type: phy
          ethernet_mac_address: "52:54:00:12:34:56"
      networks:
        - id: network0
          network_id: network0
          link: eth0
          type: ipv6_slaac
      services: []
    `);
  });

  test('a NIC without a MAC', () => {
    expect(encodeYaml(networkData(networks['a NIC without a MAC']) ?? {})).toBe(text`
      links:
        - id: ens3
          type: phy
          name: ens3
      networks:
        - id: network0
          network_id: network0
          link: ens3
          type: ipv4
          ip_address: 10.0.0.5
          netmask: 255.255.255.0
      services: []
    `);
  });

  test('a new name and wake-on-LAN', () => {
    expect(encodeYaml(networkData(networks['a new name and wake-on-LAN']) ?? {})).toBe(text`
      links:
        - id: outside
          type: phy
          ethernet_mac_address: "52:54:00:12:34:56"
          name: outside
          mtu: 9000
      networks:
        - id: network0
          network_id: network0
          link: outside
          type: ipv4_dhcp
      services: []
    `);
  });

  test('routes with metrics', () => {
    expect(encodeYaml(networkData(networks['routes with metrics']) ?? {})).toBe(text`
      links:
        - id: eth0
          type: phy
          ethernet_mac_address: "52:54:00:12:34:56"
          mtu: 1400
      networks:
        - id: network0
          network_id: network0
          link: eth0
          type: ipv4
          ip_address: 10.0.0.5
          netmask: 255.255.255.0
          routes:
            - network: 0.0.0.0
              netmask: 0.0.0.0
              gateway: 10.0.0.1
              metric: 100
            - network: 192.168.0.0
              netmask: 255.255.0.0
              gateway: 10.0.0.2
        - id: network1
          network_id: network1
          link: eth0
          type: ipv4
          ip_address: 10.1.0.5
          netmask: 255.255.255.0
          routes:
            - network: 172.16.0.0
              netmask: 255.240.0.0
              gateway: 10.1.0.1
              metric: 50
      services: []
    `);
  });

  test('a VLAN on a bond', () => {
    expect(encodeYaml(networkData(networks['a VLAN on a bond']) ?? {})).toBe(text`
      links:
        - id: eth0
          type: phy
          ethernet_mac_address: "52:54:00:12:34:56"
        - id: eth1
          type: phy
          ethernet_mac_address: "52:54:00:12:34:57"
        - id: bond0
          type: bond
          ethernet_mac_address: "52:54:00:12:34:56"
          name: bond0
          mtu: 9000
          bond_links:
            - eth0
            - eth1
          bond_mode: "802.3ad"
          bond_lacp_rate: fast
          bond_xmit_hash_policy: layer3+4
          bond_miimon: 100
        - id: bond0.20
          type: vlan
          vlan_mac_address: "52:54:00:12:34:56"
          vlan_id: 20
          vlan_link: bond0
      networks:
        - id: network0
          network_id: network0
          link: bond0.20
          type: ipv4
          ip_address: 10.20.0.5
          netmask: 255.255.255.0
          routes:
            - network: 0.0.0.0
              netmask: 0.0.0.0
              gateway: 10.20.0.1
      services: []
    `);
  });

  test('a bridge', () => {
    expect(encodeYaml(networkData(networks['a bridge']) ?? {})).toBe(text`
      links:
        - id: eth0
          type: phy
          ethernet_mac_address: "52:54:00:12:34:56"
      networks: []
      services: []
    `);
  });

  test('bonds stand in the order of their numbers, for cloud-init counts them', () => {
    const bond = (name: string) =>
      ({ kind: 'bond', name, members: ['eth0'], mode: 'balance-rr', ...bare }) as const;
    const data = networkData(['bond10', 'uplink', 'bond2', 'bond0'].map(bond));
    expect((data?.links as readonly { id: string }[]).map(({ id }) => id)).toEqual([
      'bond0',
      'bond2',
      'bond10',
      'uplink',
    ]);
  });

  test('a VLAN without a MAC, and one on a bridge, is left out', () => {
    const nic = { kind: 'ethernet', name: 'eth0', setName: false, ...bare } as const;
    const bridge = {
      kind: 'bridge',
      name: 'br0',
      members: [],
      mac: mac('52:54:00:12:34:60'),
      ...bare,
    } as const;
    const vlan = (name: string, link: string) => ({ kind: 'vlan', name, id: 5, link, ...bare }) as const;
    const data = networkData([vlan('eth0.5', 'eth0'), vlan('br0.5', 'br0'), nic, bridge]);
    expect(data?.links).toEqual([{ id: 'eth0', type: 'phy', name: 'eth0' }]);
  });
});
