import { parseIp } from 'ip-bigint';
import {
  bitsOf,
  familyOf,
  formatCidr,
  type InterfaceAddress,
  type IpAddress,
  type IpFamily,
  ipAt,
  networkOf,
} from '../../domain/ip-address.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { Interface } from '../../domain/network.js';
import { type Hop, hopsOf, maskOf } from './hops.js';
import { outsideOf } from './outside.js';

/**
 * The network as plain values for templates, so that a script needs no iproute2 to take an address apart:
 * `interfaces` in their order, `by_name`, `primary` (the one with the default route, or the first; null without
 * any), and all `nameservers` and `search` domains. Every interface has every key; what is not set is null.
 */
export function plainNetwork(interfaces: readonly Interface[]): JsonObject {
  const primary = outsideOf(interfaces) ?? interfaces[0];
  return {
    interfaces: interfaces.map(plainInterface),
    by_name: Object.fromEntries(interfaces.map((iface) => [iface.name, plainInterface(iface)])),
    primary: primary === undefined ? null : plainInterface(primary),
    nameservers: [...new Set(interfaces.flatMap(({ nameservers }) => nameservers.addresses))],
    search: [...new Set(interfaces.flatMap(({ nameservers }) => nameservers.search))],
  };
}

function plainInterface(iface: Interface): JsonObject {
  const first = (family: IpFamily) => iface.addresses.find(({ address }) => familyOf(address) === family);
  return {
    name: iface.name,
    kind: iface.kind,
    mac: iface.mac ?? null,
    mtu: iface.mtu ?? null,
    dhcp4: iface.dhcp4,
    dhcp6: iface.dhcp6,
    accept_ra: iface.acceptRa ?? null,
    ...plainAddress(first(4)),
    gateway: iface.gateway4 ?? null,
    ...with6(plainAddress(first(6))),
    gateway6: iface.gateway6 ?? null,
    addresses: iface.addresses.map((address) => ({
      ...plainAddress(address),
      family: familyOf(address.address),
    })),
    routes: hopsOf(iface).map(plainRoute),
    nameservers: iface.nameservers.addresses,
    search: iface.nameservers.search,
    ...plainKind(iface),
  };
}

/** `broadcast` is null where a network has none: in IPv6, and in IPv4 for /31 and /32 (RFC 3021). */
function plainAddress(address: InterfaceAddress | undefined) {
  if (address === undefined) {
    return { address: null, prefix: null, cidr: null, netmask: null, network: null, broadcast: null };
  }
  const family = familyOf(address.address);
  const { network } = networkOf(address);
  return {
    address: address.address,
    prefix: address.prefix,
    cidr: `${address.address}/${address.prefix}`,
    netmask: maskOf(address.prefix, family),
    network,
    broadcast: family === 4 && address.prefix < 31 ? lastOf(network, address.prefix) : null,
  };
}

function with6({ address, prefix, cidr, network }: ReturnType<typeof plainAddress>) {
  return { address6: address, prefix6: prefix, cidr6: cidr, network6: network };
}

function lastOf(network: IpAddress, prefix: number): IpAddress {
  const family = familyOf(network);
  const size = 1n << BigInt(bitsOf(family) - prefix);
  return ipAt(parseIp(network).number + size - 1n, family);
}

function plainRoute({ network, prefix, via, ...hop }: Hop): JsonObject {
  return {
    to: formatCidr({ network, prefix }),
    network,
    prefix,
    netmask: maskOf(prefix, familyOf(network)),
    via: via ?? null,
    metric: hop.metric ?? null,
    on_link: hop.onLink ?? false,
    table: hop.table ?? null,
    scope: hop.scope ?? null,
    type: hop.type ?? null,
  };
}

function plainKind(iface: Interface): Readonly<Record<string, JsonValue>> {
  switch (iface.kind) {
    case 'ethernet':
      return { set_name: iface.setName, wakeonlan: iface.wakeOnLan ?? null };
    case 'bond':
      return {
        members: iface.members,
        mode: iface.mode,
        lacp_rate: iface.lacpRate ?? null,
        hash_policy: iface.hashPolicy ?? null,
        mii_monitor: iface.miiMonitorMs ?? null,
      };
    case 'bridge':
      return { members: iface.members, stp: iface.stp ?? null, forward_delay: iface.forwardDelay ?? null };
    case 'vlan':
      return { id: iface.id, link: iface.link };
    case 'dummy':
      return {};
  }
}
