import { describe, expect, test } from 'vitest';
import { messagesFor, unmarked } from './support.js';

/** A device with these interfaces, one a line; ¦ marks the place of the message. */
function found(interfaces: string, more = '') {
  const list = interfaces.replace(/^/gm, '  - ');
  const { yaml, place } = unmarked(`id: a\ntype: base\n${more}interfaces:\n${list}\n`);
  return { messages: messagesFor(yaml), place: `devices/a.yaml:${place}` };
}

describe('what is right stays silent', () => {
  test.each([
    '{ name: ens3, addresses: [10.0.0.5/24], gateway4: 10.0.0.1 }',
    '{ name: ens3, addresses: ["2001:db8::5/64"], gateway6: fe80::1 }',
    '{ name: ens3, dhcp4: true, gateway4: 10.0.0.1 }',
    '{ name: ens3, addresses: [10.0.0.0/31] }\n{ name: ens4, addresses: [10.0.0.3/32] }',
    '{ name: ens3, addresses: ["2001:db8::/64"] }',
    '{ name: ens3, addresses: [10.0.0.5/24], routes: [{ to: 10.9.0.0/16, via: 10.0.0.9 }] }',
    '{ name: ens3, addresses: [10.0.0.5/24] }\n{ name: ens4, addresses: [10.1.0.5/24], routes: [{ to: 10.9.0.0/16, via: 10.0.0.9 }] }',
    '{ name: ens3, dhcp4: true, routes: [{ to: 10.9.0.0/16, via: 10.0.0.9 }] }',
    '{ name: ens3 }\n{ name: ens4 }\n{ name: bond0, kind: bond, members: [ens3, ens4] }\n{ name: bond0.5, kind: vlan, id: 5, link: bond0 }\n{ name: br0, kind: bridge, members: [bond0.5] }',
    '{ name: br0, kind: bridge }',
    '{ name: ens3, mac: "52:54:00:12:34:56", set_name: true }',
  ])('%s', (interfaces) => {
    expect(found(interfaces).messages).toEqual([]);
  });
});

describe('addresses and gateways', () => {
  test.each([
    [
      '{ name: ens3, addresses: [¦10.0.0.0/24] }',
      'not-a-host: 10.0.0.0 is the network address of 10.0.0.0/24; expected the address of a host',
    ],
    [
      '{ name: ens3, addresses: [¦10.0.3.255/22] }',
      'not-a-host: 10.0.3.255 is the broadcast address of 10.0.0.0/22; expected the address of a host',
    ],
    [
      '{ name: ens3, addresses: [10.0.0.5/24], gateway4: ¦10.0.1.1 }',
      'gateway-outside: the gateway 10.0.1.1 is not in a network of ens3; expected an address in 10.0.0.0/24\n  fix: if the gateway is reached directly without a network of its own, write on_link: true beside it',
    ],
    [
      '{ name: ens3, gateway4: ¦10.0.1.1 }',
      'gateway-outside: the gateway 10.0.1.1 is not in a network of ens3; expected ens3 to have an address in the network of its gateway\n  fix: if the gateway is reached directly without a network of its own, write on_link: true beside it',
    ],
    [
      '{ name: ens3, addresses: [10.0.0.5/24], gateway4: ¦10.0.0.5 }',
      'gateway-self: the gateway 10.0.0.5 is the address of ens3 itself; expected the address of the router',
    ],
    [
      '{ name: ens3, dhcp4: true, gateway6: ¦"2001:db8::1" }',
      'gateway-outside: the gateway 2001:db8::1 is not in a network of ens3; expected ens3 to have an address in the network of its gateway\n  fix: if the gateway is reached directly without a network of its own, write on_link: true beside it',
    ],
    [
      '{ name: ens3, addresses: [10.0.0.5/24], routes: [{ to: 10.9.0.0/16, via: ¦10.1.0.1 }] }',
      'route-outside: the gateway 10.1.0.1 of this route is not in a network of the device; expected an address in 10.0.0.0/24\n  fix: if the gateway is reached directly, write on_link: true at the route, or a route to it with scope: link',
    ],
    [
      '{ name: ens3, addresses: [10.0.0.5/24], routes: [{ to: "2001:db8::/32", via: ¦10.0.0.1 }] }',
      'route-families: 2001:db8::/32 and 10.0.0.1 belong to different address families; expected IPv4 with IPv4, or IPv6 with IPv6',
    ],
  ])('%s', (interfaces, expected) => {
    const { messages, place } = found(interfaces);
    expect(messages).toEqual([`${place}: error ${expected}`]);
  });

  test('a management address beside the addresses of the device is a warning', () => {
    const { messages, place } = found(
      '{ name: ens3, addresses: [10.0.0.5/24] }',
      'management_ip: ¦10.0.0.6\n',
    );
    expect(messages).toEqual([
      `${place}: warning management-address: 10.0.0.6 is in the network 10.0.0.0/24 of a, but on none of its interfaces; expected an address of the device: the one from which it sends requests to the server`,
    ]);
  });

  test.each([
    ['{ name: ens3, addresses: [10.0.0.5/24] }', '10.0.0.5'],
    ['{ name: ens3, addresses: [10.0.0.5/24] }', '192.168.0.1'],
    ['{ name: ens3, addresses: [10.0.0.5/24], dhcp4: true }', '10.0.0.6'],
  ])('%s may have the management address %s', (interfaces, address) => {
    expect(found(interfaces, `management_ip: ${address}\n`).messages).toEqual([]);
  });
});

describe('interfaces that stand on others', () => {
  const eths = '{ name: ens3 }\n{ name: ens4 }\n';
  test.each([
    [
      '{ name: b, kind: bond, members: ¦[] }',
      'bond-members: the bond "b" has no members; expected at least one ethernet interface, like members: [eth1, eth2]',
    ],
    [
      `${eths}{ name: b, kind: bond, members: [ens3, ¦esn4] }`,
      'unknown-interface: the device has no interface "esn4"; did you mean "ens4"?',
    ],
    [
      '{ name: b, kind: bond, members: [¦c] }\n{ name: c, kind: bridge }',
      'member-kind: "c", a member of the bond "b", is a bridge; expected only ethernet interfaces in a bond',
    ],
    [
      '{ name: e, addresses: ¦[10.0.0.5/24] }\n{ name: b, kind: bond, members: [e] }',
      'member-address: "e" is a member of "b" and has its own addresses; expected addresses on "b" instead',
    ],
    [
      '{ name: e, dhcp4: ¦true }\n{ name: b, kind: bridge, members: [e] }',
      'member-address: "e" is a member of "b" and has its own dhcp4; expected dhcp4 on "b" instead',
    ],
    [
      `${eths}{ name: v, kind: vlan, id: 5, link: ¦ens9 }`,
      'unknown-interface: the device has no interface "ens9"; did you mean "ens3"?',
    ],
    [
      '¦{ name: b1, kind: bridge, members: [b2] }\n{ name: b2, kind: bridge, members: [b1] }',
      'interface-loop: these interfaces depend on each other: b1 -> b2 -> b1; expected an ethernet interface at the end of the chain',
    ],
    [
      '¦{ name: b, kind: bridge, members: [b] }',
      'interface-loop: these interfaces depend on each other: b -> b; expected an ethernet interface at the end of the chain',
    ],
    [
      '¦{ name: v, kind: vlan, id: 5, link: b }\n{ name: b, kind: bridge, members: [v] }',
      'interface-loop: these interfaces depend on each other: v -> b -> v; expected an ethernet interface at the end of the chain',
    ],
    [
      '{ name: ens5, set_name: ¦true }',
      'set-name: "ens5" has set_name but no mac; expected the MAC of the interface that gets the name',
    ],
    [
      `${eths}{ name: b, kind: bond, members: [ens3], lacp_rate: ¦fast }`,
      'lacp-rate: lacp_rate is set, but the mode is balance-rr; expected mode: 802.3ad, the only mode with LACP',
    ],
  ])('%s', (interfaces, expected) => {
    const { messages, place } = found(interfaces);
    expect(messages).toEqual([`${place}: error ${expected}`]);
  });

  test('an interface in two others: both places are named', () => {
    const { messages, place } = found(
      `${eths}{ name: b, kind: bond, members: [ens3] }\n{ name: br, kind: bridge, members: [¦ens3] }`,
    );
    expect(messages).toEqual([
      `${place}: error member-of-two: "ens3" is already a member of "b"; expected each interface in at most one bond or bridge\n  first: devices/a.yaml:6:38`,
    ]);
  });
});

describe('one mistake, one message', () => {
  test.each([
    ['{ name: ens3, addresses: [¦10.0.0.5], gateway4: 10.0.0.1 }', 'address-format'],
    ['{ name: e¦th0, kind: bond, members: [ens4], gatway4: 10.0.0.1 }\n{ nam: ens4 }', 'unknown-key'],
  ])('%s: what else would follow from it is not told', (interfaces, code) => {
    const { messages } = found(interfaces, 'management_ip: 10.0.0.6\n');
    expect(messages.every((message) => message.includes(`error ${code}: `))).toBe(true);
  });

  test('a warning beside an error of the same device is left out', () => {
    const { messages } = found('{ name: ens3, addresses: [¦10.0.0.0/24] }', 'management_ip: 10.0.0.6\n');
    expect(messages.map((message) => /(?:error|warning) (\S+):/.exec(message)?.[1])).toEqual(['not-a-host']);
  });
});
