import { describe, expect, test } from 'vitest';
import { encodeEni } from '../../../../src/encode/network/eni.js';
import { bare, eth0, networks } from './networks.js';
import { text } from './text.js';
import { address, cidr, ip } from './values.js';

describe('encodeEni', () => {
  test('addresses of both families', () => {
    expect(encodeEni(networks['addresses of both families'])).toBe(text`
      auto lo
      iface lo inet loopback

      auto eth0
      iface eth0 inet static
          hwaddress ether 52:54:00:12:34:56
          address 111.0.0.11
          netmask 255.255.255.0
          gateway 111.0.0.1
          dns-nameservers 111.0.0.1 2001:db8::53
          dns-search example.net lab.example.net

      auto eth0:1
      iface eth0:1 inet6 static
          address 2001:db8::11
          netmask 64
          gateway 2001:db8::1
          up ip -6 addr replace 2001:db8::11/64 dev eth0 preferred_lft forever
    `);
  });

  test('DHCP of both families', () => {
    expect(encodeEni(networks['DHCP of both families'])).toBe(text`
      auto lo
      iface lo inet loopback

      auto eth0
      iface eth0 inet dhcp
          hwaddress ether 52:54:00:12:34:56
          up dhclient -6 -nw -pf /run/dhclient6.eth0.pid -lf /var/lib/dhcp/dhclient6.eth0.leases eth0
          down dhclient -6 -x -pf /run/dhclient6.eth0.pid -lf /var/lib/dhcp/dhclient6.eth0.leases eth0
    `);
  });

  test('DHCP with nameservers of our own', () => {
    expect(encodeEni(networks['DHCP with nameservers of our own'])).toBe(text`
      auto lo
      iface lo inet loopback

      auto eth0
      iface eth0 inet dhcp
          hwaddress ether 52:54:00:12:34:56
          dns-nameservers 111.0.0.1
          dns-search example.net
    `);
  });

  test('SLAAC', () => {
    expect(encodeEni(networks.SLAAC)).toBe(text`
      auto lo
      iface lo inet loopback

      auto eth0
      iface eth0 inet manual
          hwaddress ether 52:54:00:12:34:56
          up sysctl -q -e -w net/ipv6/conf/eth0/accept_ra=1 net/ipv6/conf/eth0/autoconf=1
    `);
  });

  test('a NIC without a MAC', () => {
    expect(encodeEni(networks['a NIC without a MAC'])).toBe(text`
      auto lo
      iface lo inet loopback

      auto ens3
      iface ens3 inet static
          address 10.0.0.5
          netmask 255.255.255.0
    `);
  });

  test('a new name and wake-on-LAN', () => {
    expect(encodeEni(networks['a new name and wake-on-LAN'])).toBe(text`
      auto lo
      iface lo inet loopback

      auto outside
      iface outside inet dhcp
          hwaddress ether 52:54:00:12:34:56
          ethernet-wol g
          up ip link set dev outside mtu 9000
    `);
  });

  test('routes with metrics', () => {
    expect(encodeEni(networks['routes with metrics'])).toBe(text`
      auto lo
      iface lo inet loopback

      auto eth0
      iface eth0 inet static
          hwaddress ether 52:54:00:12:34:56
          address 10.0.0.5
          netmask 255.255.255.0
          mtu 1400
          up sysctl -q -e -w net/ipv6/conf/eth0/accept_ra=0
          up ip route replace default via 10.0.0.1 dev eth0 metric 100
          up ip route replace 192.168.0.0/16 via 10.0.0.2 dev eth0

      auto eth0:1
      iface eth0:1 inet static
          address 10.1.0.5
          netmask 255.255.255.0
          up ip route replace 172.16.0.0/12 via 10.1.0.1 dev eth0 metric 50
    `);
  });

  test('a VLAN on a bond', () => {
    expect(encodeEni(networks['a VLAN on a bond'])).toBe(text`
      auto lo
      iface lo inet loopback

      auto eth0
      iface eth0 inet manual
          hwaddress ether 52:54:00:12:34:56
          bond-master bond0

      auto eth1
      iface eth1 inet manual
          hwaddress ether 52:54:00:12:34:57
          bond-master bond0

      auto bond0
      iface bond0 inet manual
          mtu 9000
          bond-slaves none
          bond-mode 802.3ad
          bond-miimon 100
          bond-lacp-rate fast
          bond-xmit-hash-policy layer3+4

      auto bond0.20
      iface bond0.20 inet static
          address 10.20.0.5
          netmask 255.255.255.0
          gateway 10.20.0.1
          vlan-raw-device bond0
          vlan-id 20
    `);
  });

  test('a bridge', () => {
    expect(encodeEni(networks['a bridge'])).toBe(text`
      auto lo
      iface lo inet loopback

      auto eth0
      iface eth0 inet manual
          hwaddress ether 52:54:00:12:34:56

      auto br0
      iface br0 inet dhcp
          hwaddress ether 52:54:00:12:34:60
          bridge_ports eth0
          bridge_stp off
          bridge_fd 4
          up sysctl -q -e -w net/ipv6/conf/br0/accept_ra=1 net/ipv6/conf/br0/autoconf=1
          up dhclient -6 -nw -pf /run/dhclient6.br0.pid -lf /var/lib/dhcp/dhclient6.br0.leases br0
          down dhclient -6 -x -pf /run/dhclient6.br0.pid -lf /var/lib/dhcp/dhclient6.br0.leases br0
    `);
  });

  test('a VLAN whose name ifupdown does not know how to make', () => {
    const vlan = { kind: 'vlan', name: 'storage', id: 30, link: 'eth0', ...bare } as const;
    expect(encodeEni([vlan])).toContain(text`
      iface storage inet manual
          vlan-raw-device eth0
          vlan-id 30
          pre-up [ -e /sys/class/net/storage ] || ip link add link eth0 name storage type vlan id 30
    `);
  });

  test('the MTU of a NIC with IPv6 alone is that of the link, not of IPv6', () => {
    expect(encodeEni([{ ...eth0, addresses: [address('2001:db8::11/64')], mtu: 1400 }])).toContain(text`
      iface eth0 inet6 static
          hwaddress ether 52:54:00:12:34:56
          address 2001:db8::11
          netmask 64
          up ip link set dev eth0 mtu 1400
    `);
  });

  test('a bridge without ports, and wake-on-LAN that is off', () => {
    const bridge = { kind: 'bridge', name: 'br0', members: [], ...bare } as const;
    const eni = encodeEni([{ ...eth0, wakeOnLan: false }, bridge]);
    expect(eni).toContain('bridge_ports none\n');
    expect(eni).toContain('ethernet-wol d\n');
  });

  test('routes of DHCPv6 and SLAAC stand in the first stanza', () => {
    const routes = [{ to: cidr('2001:db8:ff::/48'), via: ip('fe80::1') }];
    const line = 'up ip -6 route replace 2001:db8:ff::/48 via fe80::1 dev eth0\n';
    expect(encodeEni([{ ...eth0, dhcp4: true, dhcp6: true, routes }])).toContain(line);
    expect(encodeEni([{ ...eth0, acceptRa: true, routes }])).toContain(line);
  });

  test('no interfaces: an empty text', () => {
    expect(encodeEni([])).toBe('');
  });
});
