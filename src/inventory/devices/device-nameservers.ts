import type { Interface, Nameservers } from '../../domain/network.js';
import { outsideOf } from '../../encode/network/outside.js';

/**
 * The interfaces with the name servers of the whole device: no format but one has a place for these, so they stand at
 * the interface with the default route, behind its own; without one at the first that has an address.
 */
export function withNameservers(interfaces: readonly Interface[], whole: Nameservers): readonly Interface[] {
  if (whole.addresses.length + whole.search.length === 0) return interfaces;
  const holder = nameserverHolder(interfaces);
  return interfaces.map((iface) =>
    iface === holder ? { ...iface, nameservers: joined(iface.nameservers, whole) } : iface,
  );
}

/** The interface at which name servers of the whole device stand, if there is one. */
export const nameserverHolder = (interfaces: readonly Interface[]): Interface | undefined =>
  outsideOf(interfaces) ?? interfaces.find((iface) => iface.name !== 'lo' && hasSubnet(iface));

const hasSubnet = ({ addresses, dhcp4, dhcp6, acceptRa }: Interface): boolean =>
  addresses.length > 0 || dhcp4 || dhcp6 || acceptRa === true;

const joined = (own: Nameservers, whole: Nameservers): Nameservers => ({
  addresses: [...new Set([...own.addresses, ...whole.addresses])],
  search: [...new Set([...own.search, ...whole.search])],
});
