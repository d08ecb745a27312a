import { parseIp } from 'ip-bigint';
import { familyOf, type IpAddress } from '../../domain/ip-address.js';
import type { Tap } from './taps.js';

/**
 * The bridge table that ties each named tap to its machine's addresses: the source address is all by which the server
 * knows a machine, and on a bridge anybody can take any address. Static ARP entries on the server did not stop it.
 */
export function* tapTable(named: readonly Tap[]): Iterable<string> {
  if (named.length === 0) {
    yield noTaps;
    return;
  }
  const taps = [...named].sort((a, b) => (a.name < b.name ? -1 : 1));
  const pairs = taps.flatMap(({ name, addresses }) => addresses.map((address) => ({ name, address })));
  const isOf = (family: 4 | 6) => (pair: { address: IpAddress }) => familyOf(pair.address) === family;
  const v6 = pairs.filter(isOf(6));
  yield `
table bridge seedpress {
  set taps {
    type ifname
`;
  yield* elements(taps.map(({ name }) => `"${name}"`));
  yield `  }
  set macs {
    type ifname . ether_addr
`;
  yield* elements(taps.flatMap(({ name, macs }) => macs.map((mac) => `"${name}" . ${mac}`)));
  yield `  }
  set addresses4 {
    type ifname . ipv4_addr
`;
  yield* elements(pairs.filter(isOf(4)).map(({ name, address }) => `"${name}" . ${address}`));
  yield `  }
  set addresses6 {
    type ifname . ipv6_addr
`;
  yield* elements(v6.map(({ name, address }) => `"${name}" . ${address}`));
  yield `  }

  chain prerouting {
    type filter hook prerouting priority -300; policy accept;
    iifname @taps goto from_tap
  }

  # "meta protocol" is what is in the frame, in a VLAN's as well. It stands before each rule for ARP and ICMPv6: without
  # it nft looks at the frame's own type, and a tagged frame passes.
  chain from_tap {
    iifname . ether saddr != @macs counter drop
    meta protocol arp goto arp_from_tap
    meta protocol ip goto ipv4_from_tap
    meta protocol ip6 goto ipv6_from_tap
    counter drop
  }

  chain arp_from_tap {
    meta protocol arp iifname . arp saddr ether != @macs counter drop
    # A probe asks whether an address is free before it is used (RFC 5227).
    meta protocol arp arp saddr ip 0.0.0.0 accept
    meta protocol arp iifname . arp saddr ip != @addresses4 counter drop
  }

  chain ipv4_from_tap {
    udp sport 67 counter drop
    ip saddr 0.0.0.0 udp sport 68 udp dport 67 accept
    iifname . ip saddr != @addresses4 counter drop
  }

  chain ipv6_from_tap {
    # No machine is a router or a DHCP server.
    meta protocol ip6 icmpv6 type { nd-router-advert, nd-redirect } counter drop
    udp sport 547 counter drop
    # Byte 8 of an advertisement is the address that it claims. Each machine makes up its own below fe80::/10.
    meta protocol ip6 icmpv6 type nd-neighbor-advert @th,64,10 != 0x3fa `;
  yield* claims(v6);
  yield `counter drop
    meta protocol ip6 ip6 saddr :: icmpv6 type { nd-neighbor-solicit, nd-router-solicit, mld2-listener-report } accept
    ip6 saddr fe80::/10 accept
    iifname . ip6 saddr != @addresses6 counter drop
  }
}
`;
}

const noTaps = `
# No interface of the inventory names its tap, so nothing ties a machine to its addresses. With "tap: vnet0" on the
# interfaces there is a table here that does.
`;

// An empty list of elements is a syntax error.
function* elements(values: readonly string[]): Iterable<string> {
  if (values.length === 0) return;
  yield '    elements = {\n';
  for (const value of values) yield `      ${value},\n`;
  yield '    }\n';
}

/**
 * nft before 1.0.9 has no name for that field, and a raw one does not fit into a set with a type: its values stand in
 * the rule.
 */
function* claims(pairs: readonly { readonly name: string; readonly address: IpAddress }[]): Iterable<string> {
  if (pairs.length === 0) return;
  yield 'iifname . @th,64,128 != {\n';
  for (const { name, address } of pairs) yield `      "${name}" . 0x${hexOf(address)},\n`;
  yield '    } ';
}

const hexOf = (address: IpAddress): string => parseIp(address).number.toString(16).padStart(32, '0');
