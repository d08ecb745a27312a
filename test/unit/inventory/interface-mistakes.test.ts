import { describe, expect, test } from 'vitest';
import { base, messages, messagesFor, unmarked } from './support.js';

/** A device with these interfaces, one a line; ¦ marks the place of the message. */
function found(interfaces: string) {
  const list = interfaces.replace(/^/gm, '  - ');
  const { yaml, place } = unmarked(`id: a\ntype: base\ninterfaces:\n${list}\n`);
  return { yaml, messages: messagesFor(yaml), place: `devices/a.yaml:${place}` };
}

const mac = 'mac: "52:54:00:00:00:01"';
const two = `{ name: ens3, ${mac} }\n{ name: ens4 }\n`;

/** Other renderers lose some of the fields, which is another message. */
const withNetplan = { ...base, 'devices/site.yaml': 'network_renderer: netplan\n' };

describe('what is right stays silent', () => {
  test.each([
    '{ name: ens3, addresses: [192.0.2.5/32], gateway4: 198.51.100.1, on_link: true }',
    '{ name: ens3, addresses: ["2001:db8::5/128"], gateway6: "2001:db8:1::1", on_link: true }',
    '{ name: ens3, addresses: [192.0.2.5/32], routes: [{ to: default, via: 198.51.100.1, on_link: true }] }',
    '{ name: ens3, addresses: [192.168.0.7/32], routes: [{ to: 192.168.0.1/32, scope: link }, { to: 192.168.0.0/16, via: 192.168.0.1 }] }',
    '{ name: ens3, addresses: [192.168.0.7/32], gateway4: 192.168.0.1, routes: [{ to: 192.168.0.1/32, scope: link }] }',
    '{ name: ens3, addresses: [10.0.0.5/24], routes: [{ to: 10.9.0.0/16, type: blackhole }] }',
    '{ name: ens3, addresses: [10.0.0.5/24], gateway4: 10.0.0.1 }\n{ name: ens4, addresses: [10.1.0.5/24], routes: [{ to: default, via: 10.1.0.1, metric: 200 }] }',
    '{ name: ens3, addresses: [10.0.0.5/24], gateway4: 10.0.0.1, routes: [{ to: default, via: 10.0.0.1 }] }',
    '{ name: ens3, addresses: [10.0.0.5/24], gateway4: 10.0.0.1 }\n{ name: ens4, addresses: [10.1.0.5/24], routes: [{ to: default, via: 10.1.0.1, table: 101 }], routing_policy: [{ from: 10.1.0.5, table: 101 }] }',
    '{ name: ens3, dhcp4: true, dhcp4_overrides: { use_dns: false } }',
    '{ name: a-label-of-more-than-15, match: { name: "en*" }, dhcp4: true }',
    '{ name: lan, match: { name: "ens*" }, dhcp4: true }\n{ name: wan, match: { name: "enp*" }, dhcp4: true }',
    '{ name: lan, match: { driver: e1000 }, dhcp4: true }\n{ name: wan, match: { driver: virtio_net }, dhcp4: true }',
    `{ name: lan, ${mac}, dhcp4: true }\n{ name: rest, match: { name: "en*" }, dhcp4: true }`,
    '{ name: lan, mac: "52:54:00:00:00:01", match: { name: "en*" } }\n{ name: wan, mac: "52:54:00:00:00:02", match: { name: "en*" } }',
    `${two}{ name: v1, kind: vlan, id: 5, link: ens3 }\n{ name: v2, kind: vlan, id: 5, link: ens4 }`,
    `${two}{ name: bond0, kind: bond, members: [ens3, ens4], mode: active-backup, primary: ens4 }`,
    `${two}{ name: br0, kind: bridge, members: [ens3], path_cost: { ens3: 5 }, port_priority: { ens3: 5 } }`,
    '{ name: lo, addresses: [10.255.0.1/32] }\n{ name: dummy0, kind: dummy, addresses: [10.255.0.2/32] }',
    '{ name: enx525400000001, dhcp4: true }\n{ name: enp1s0f1, dhcp4: true }\n{ name: end0, dhcp4: true }\n{ name: enP2p1s0, dhcp4: true }\n{ name: wlp3s0, dhcp4: true }',
    `{ name: wan0, ${mac}, bridge: vmbr0, vlan_tag: 20 }`,
    '{ name: pi, match: { name: eth0 }, dhcp4: true }',
    '{ name: ens3, dhcp4: true }\n{ name: zz-all, match: { name: "en*" }, dhcp4: true }',
    '{ name: ens3, addresses: [{ address: 10.0.0.5/24, label: "ens3:web", lifetime: 0 }] }',
    '{ name: eno1, embedded_switch_mode: switchdev, virtual_function_count: 2 }\n{ name: vf1, match: { name: "enp1s16f[2-3]" }, link: eno1 }',
    '{ name: ens3, emit-lldp: true, tcp-segmentation-offload: false, optional_addresses: [ipv4-ll, dhcp6] }',
    '{ name: ens3, auth: { key-management: 802.1x, method: peap, identity: web, password: some-password } }',
    '{ name: ens3, networkmanager: { passthrough: { ethernet.speed: "1000" } }, openvswitch: { external-ids: { iface-id: web } } }',
    '{ name: ib0, infiniband_mode: datagram, match: { macaddress: "80:00:02:08:fe:80:00:00:00:00:00:00:52:54:00:03:00:12:34:56" }, dhcp4: true }',
    `${two}{ name: v1, kind: vlan, id: 5, link: ens3, renderer: sriov }`,
    '{ name: ens3, dhcp4: true, routes: [{ to: 10.0.0.0/8, via: 192.0.2.1, congestion_window: 20, advertised_receive_window: 16384 }] }',
  ])('%s', (interfaces) => {
    const { yaml } = found(interfaces);
    expect(messages({ ...withNetplan, 'devices/a.yaml': yaml })).toEqual([]);
  });
});

describe('one message with its place', () => {
  test.each([
    [
      '{ name: ens3, addresses: [{ address: 10.0.0.5/24, label: ¦a-label-of-sixteen }] }',
      'wrong-value',
      'the label "a-label-of-sixteen" has 18 characters',
    ],
    [
      '{ name: ens3, addresses: [{ address: 10.0.0.5/24, lifetime: ¦3600 }] }',
      'wrong-value',
      'lifetime is the number 3600',
    ],
    [
      '{ name: ens3, addresses: [{ ¦adress: 10.0.0.5/24 }] }',
      'unknown-key',
      'unknown key "adress" of an address',
    ],
    ['{ name: ens3, addresses: [{ address: ¦10.0.0.5 }] }', 'address-format', '"10.0.0.5" has no prefix'],
    [
      '{ name: br0, kind: bridge, ¦auth: { method: tls } }',
      'unknown-key',
      '"auth" is a key of an ethernet interface, not of a bridge',
    ],
    ['{ name: ens3, dhcp4: true, auth: { method: ¦md5 } }', 'wrong-value', 'method is "md5"'],
    ['{ name: ens3, dhcp4: true, embedded_switch_mode: ¦on }', 'wrong-value', 'embedded_switch_mode is "on"'],
    ['{ name: eno1 }\n{ name: vf1, link: ¦eno2 }', 'unknown-interface', 'the device has no interface "eno2"'],
    ['{ name: ens3, dhcp4: true, renderer: ¦sriov }', 'wrong-value', 'renderer is "sriov"'],
    [
      '{ name: ib0, match: { macaddress: ¦"52:54:00:12:34:56" } }',
      'mac-format',
      '52:54:00:12:34:56 is the MAC of an ethernet NIC',
    ],
    [
      '{ name: ens3, addresses: [192.0.2.5/32], gateway4: ¦198.51.100.1 }',
      'gateway-outside',
      'the gateway 198.51.100.1 is not in a network of ens3, which has only 192.0.2.5/32',
    ],
    ['{ name: ens3, dhcp4: true, on_link: ¦true }', 'on-link', '"ens3" has on_link but no gateway'],
    [
      '{ name: ens3, dhcp4: true, routes: [{ to: 10.0.0.0/8, scope: link, on_link: ¦true }] }',
      'on-link',
      'a route has on_link but no gateway',
    ],
    [
      '{ name: ens3, addresses: [10.0.0.5/24], dhcp4_overrides: ¦{ use_dns: false } }',
      'dhcp-overrides',
      '"ens3" has dhcp4_overrides but no dhcp4',
    ],
    [
      '{ name: ens3, dhcp4: true, dhcp6_overrides: ¦{ use_dns: false } }',
      'dhcp-overrides',
      '"ens3" has dhcp6_overrides but no dhcp6',
    ],
    [
      '{ name: ens3, dhcp4: true, routing_policy: [¦{ table: 101 }] }',
      'routing-rule',
      'the rule for table 101 has neither from nor to',
    ],
    [
      '{ name: ens3, dhcp4: true, routing_policy: [¦{ from: 10.0.0.5 }] }',
      'missing-key',
      '"table" is missing',
    ],
    [
      '{ name: ens3, dhcp4: true, routes: [{ to: 10.0.0.0/8, via: 10.1.0.1, table: ¦vpn }] }',
      'wrong-value',
      'table is "vpn"; expected a whole number from 1 to 4294967295',
    ],
    [
      '{ name: ens3, dhcp4: true, routing_policy: [¦{ from: 10.0.0.5, to: "2001:db8::/32", table: 5 }] }',
      'route-families',
      '2001:db8::/32 and 10.0.0.5/32 belong to different address families',
    ],
    [
      '{ name: lan, match: { name: "en*" } }\n{ name: wan, match: ¦{ name: "enp*" } }',
      'match-of-two',
      'one NIC can match both "wan" and "lan"',
    ],
    [
      '{ name: ens3, dhcp4: true }\n{ name: all, match: ¦{ name: "e?s[0-9]" } }',
      'match-of-two',
      'one NIC can match both "all" and "ens3"',
    ],
    [
      '{ name: lan, match: { driver: [a, b] } }\n{ name: wan, match: ¦{ driver: b } }',
      'match-of-two',
      'one NIC can match both "wan" and "lan"',
    ],
    [
      `${two}{ name: v1, kind: vlan, id: 5, link: ens3 }\n{ name: v2, kind: vlan, id: ¦5, link: ens3 }`,
      'duplicate-vlan',
      'VLAN 5 of "ens3" is already "v1"',
    ],
    [
      `${two}{ name: bond0, kind: bond, members: [ens3, ens4], mode: active-backup, primary: ¦ens5 }`,
      'bond-primary',
      '"ens5" is not a member of the bond "bond0"',
    ],
    [
      `${two}{ name: br0, kind: bridge, members: [ens3], path_cost: { ¦ens4: 5 } }`,
      'unknown-interface',
      'the device has no interface "ens4"',
    ],
    [
      '{ name: ens3, dhcp6: true, ipv6_address_token: ¦"::5", ipv6_address_generation: eui64 }',
      'ipv6-token',
      '"ens3" has ipv6_address_token and ipv6_address_generation',
    ],
    [
      '{ name: v, kind: vlan, id: 5, link: v, ¦primary: v }',
      'unknown-key',
      '"primary" is a key of a bond, not of a VLAN',
    ],
    [
      '{ name: b, kind: bridge, ¦match: { name: "en*" } }',
      'unknown-key',
      '"match" is a key of an ethernet interface, not of a bridge',
    ],
    [
      '{ name: d, kind: dummy, ¦members: [a] }',
      'unknown-key',
      '"members" is a key of a bond or a bridge, not of a dummy interface',
    ],
    ['{ name: lan, match: { ¦path: pci-0000 } }', 'unknown-key', 'unknown key "path" of match'],
    ['{ name: ¦a-label-of-more-than-15, dhcp4: true }', 'interface-name', '"a-label-of-more-than-15" has 23'],
    ['{ name: ens3, routes: [¦{ to: default, scope: link }] }', 'missing-key', '"via" is missing'],
  ])('%s', (interfaces, code, text) => {
    const { messages: list, place } = found(interfaces);
    expect(list).toHaveLength(1);
    expect(list[0]).toContain(`${place}: error ${code}: ${text}`);
  });
});

describe('a warning', () => {
  test.each([
    [
      '{ name: ens3, addresses: [10.0.0.5/24], gateway4: 10.0.0.1 }\n{ name: ens4, addresses: [10.1.0.5/24], gateway4: ¦10.1.0.1 }',
      'two-default-routes: "ens3" and "ens4" have two IPv4 default routes without a metric',
    ],
    [
      '{ name: ens3, addresses: [10.0.0.5/24], gateway4: 10.0.0.1, routes: [¦{ to: default, via: 10.0.0.2 }] }',
      'two-default-routes: "ens3" has two IPv4 default routes without a metric',
    ],
    [
      '{ name: ens3, dhcp6: true, routes: [{ to: "::/0", via: fe80::1, metric: 5 }] }\n{ name: ens4, dhcp6: true, routes: [¦{ to: default, via: fe80::1, metric: 5 }] }',
      'two-default-routes: "ens3" and "ens4" have two IPv6 default routes with the metric 5',
    ],
    [
      `${two}{ name: bond0, kind: bond, members: [ens3, ens4], mode: balance-rr, primary: ¦ens4 }`,
      'bond-option: primary has no effect with the mode balance-rr; expected the mode active-backup or balance-tlb or balance-alb',
    ],
    ['¦{ name: eth0, dhcp4: true }', 'nic-name: the interface "eth0" has no mac'],
    [
      '{ name: ens3, dhcp4: true }\n¦{ name: lan0, dhcp4: true }',
      'nic-name: the interface "lan0" has no mac',
    ],
  ])('%s', (interfaces, text) => {
    const { messages: list, place } = found(interfaces);
    expect(list).toHaveLength(1);
    expect(list[0]).toContain(`${place}: warning ${text}`);
  });

  test('of names is one for all devices', () => {
    const list =
      'devices: [{ id: a, type: base, interfaces: [{ name: eth0 }] }, { id: b, type: base, interfaces: [{ name: eth0 }, { name: eth1 }] }]\n';
    expect(messagesFor(list)).toEqual([
      expect.stringMatching(/^devices\/a\.yaml:1:.* "eth0"; 2 devices have such an interface/),
    ]);
  });

  test.each(['network_config: disabled', 'os: windows'])('of names is none with %s', (more) => {
    const yaml = `id: a\ntype: base\n${more}\ninterfaces: [{ name: eth0 }]\n`;
    expect(messagesFor(yaml).filter((text) => text.includes('nic-name'))).toEqual([]);
  });

  const type =
    'defaults: { interfaces: [{ name: ens3, mac: "52:54:00:00:00:01", addresses: [10.0.0.5/24], gateway4: 10.0.0.1 }] }\n';
  const replaced = (device: string) =>
    messages({ 'templates/base/type.yaml': type, 'devices/a.yaml': `id: a\ntype: base\n${device}` });

  test('where a list replaces one, and an interface loses its MAC and addresses', () => {
    expect(replaced('interfaces: [{ name: ens3, mtu: 9000 }]\n')).toEqual([
      'devices/a.yaml:3:14: warning interfaces-replaced: this list replaces the list of an earlier level, so "ens3" loses mac, addresses, gateway4; expected a mapping by name, which merges with it\n  replaced: templates/base/type.yaml:1:26\n  fix: write interfaces: { ens3: { … } }',
    ]);
  });

  test.each([
    'interfaces: { ens3: { mtu: 9000 } }\n',
    'interfaces: [{ name: ens3, mac: "52:54:00:00:00:02", dhcp4: true }]\n',
    'interfaces: [{ name: ens4, dhcp4: true }]\n',
    'interfaces: []\n',
  ])('no such one of %s', (device) => {
    expect(replaced(device)).toEqual([]);
  });

  test('of name servers that no interface can hold', () => {
    const yaml = 'id: a\ntype: base\nnameservers: { addresses: [10.0.0.53] }\n';
    expect(messagesFor(yaml)).toEqual([
      'devices/a.yaml:3:14: warning nameservers-nowhere: no interface of the device has an address, so its name servers are lost; expected an interface with an address or DHCP',
    ]);
    expect(messagesFor(`${yaml}interfaces: [{ name: ens3, dhcp4: true }]\n`)).toEqual([]);
  });
});
