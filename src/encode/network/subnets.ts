import {
  familyOf,
  type InterfaceAddress,
  type IpFamily,
  isInside,
  networkOf,
} from '../../domain/ip-address.js';
import type { Interface, Nameservers } from '../../domain/network.js';
import { gatewaysOf, type Hop, routesOf } from './hops.js';
import { perInterface } from './per-interface.js';

/**
 * One way in which an interface comes to an address, with all that hangs on it: a subnet of network-config v1, a
 * network of network_data.json, a stanza of ENI.
 */
export interface Subnet {
  readonly method: 'static' | 'dhcp' | 'slaac';
  readonly family: IpFamily;
  /** That of a static one. */
  readonly address: InterfaceAddress | undefined;
  readonly gateway: Hop | undefined;
  readonly routes: readonly Hop[];
  readonly nameservers: Nameservers;
}

/**
 * The subnets of an interface: DHCP of either family, then its addresses, then SLAAC where it is the only IPv6 and a
 * format has it. An interface with none of them has no subnet, and its routes and nameservers hang on nothing.
 */
export const subnetsOf = (iface: Interface, { hasSlaac = false } = {}): readonly Subnet[] =>
  hasSlaac ? withSlaac(iface) : withoutSlaac(iface);

const withoutSlaac = perInterface((iface) => subnetsBy(waysOf(iface), iface));

const withSlaac = perInterface((iface) => {
  const slaac = slaacOf(iface);
  return slaac.length === 0 ? withoutSlaac(iface) : subnetsBy([...waysOf(iface), ...slaac], iface);
});

function subnetsBy(ways: readonly Way[], iface: Interface): readonly Subnet[] {
  const gateways = gatewaysOf(iface);
  const routes = routesOf(iface);
  // Renderers read nameservers of subnets with an address only: networkd.py parse_subnets, netplan.py.
  const withNameservers = Math.max(0, ways.findIndex(isStatic));
  return ways.map((way, index) => ({
    ...way,
    gateway: gateways.find((hop) => holderOf(hop, ways) === index),
    routes: routes.filter((hop) => holderOf(hop, ways) === index),
    nameservers: index === withNameservers ? iface.nameservers : { addresses: [], search: [] },
  }));
}

export const isStatic = ({ method }: Pick<Subnet, 'method'>): boolean => method === 'static';

type Way = Pick<Subnet, 'method' | 'family' | 'address'>;

function waysOf({ dhcp4, dhcp6, addresses }: Interface): readonly Way[] {
  const dhcp = (family: IpFamily): Way => ({ method: 'dhcp', family, address: undefined });
  return [
    ...(dhcp4 ? [dhcp(4)] : []),
    ...(dhcp6 ? [dhcp(6)] : []),
    ...addresses.map((address): Way => ({ method: 'static', family: familyOf(address.address), address })),
  ];
}

function slaacOf(iface: Interface): readonly Way[] {
  const hasOtherIpv6 = waysOf(iface).some(({ family }) => family === 6);
  return iface.acceptRa === true && !hasOtherIpv6 ? [{ method: 'slaac', family: 6, address: undefined }] : [];
}

/**
 * Index of the subnet on which a route hangs: the one in which its gateway lies, so that ifup sets it when the gateway
 * can be reached. Failing that one of its family, since sysconfig.py takes a default route of the other one for a
 * second of its own, and with an address, since netplan.py reads no routes of DHCP.
 */
function holderOf({ network, via }: Hop, ways: readonly Way[]): number {
  const family = familyOf(network);
  const candidates = [
    ways.findIndex(
      ({ address }) => via !== undefined && address !== undefined && isInside(via, networkOf(address)),
    ),
    ways.findIndex((way) => isStatic(way) && way.family === family),
    ways.findIndex((way) => way.family === family),
    ways.findIndex(isStatic),
  ];
  return candidates.find((index) => index !== -1) ?? 0;
}
