import { type Cidr, familyOf, type IpAddress, isInside, networkOf } from '../../domain/ip-address.js';
import type { Interface } from '../../domain/network.js';

/** The networks that an interface reaches without a router, of one family: those of its addresses and of its link routes. */
export function networksOf(iface: Interface, family: 4 | 6): readonly Cidr[] {
  const linked = iface.routes.flatMap(({ to, via, scope }) =>
    to !== 'default' && via === undefined && scope === 'link' ? [to] : [],
  );
  return [...iface.addresses.map(networkOf), ...linked].filter(({ network }) => familyOf(network) === family);
}

/** Whether the neighbours of an interface are not all known: DHCP or router advertisements add networks. */
export function hasOpenNetworks({ dhcp4, dhcp6, acceptRa }: Interface, family: 4 | 6): boolean {
  return family === 4 ? dhcp4 : dhcp6 || acceptRa === true;
}

/** A router may always be named by its link-local address. */
export const isLinkLocal = (address: IpAddress): boolean => /^fe[89ab][0-9a-f]:/.test(address);

export const isInAny = (address: IpAddress, networks: readonly Cidr[]): boolean =>
  networks.some((network) => isInside(address, network));
