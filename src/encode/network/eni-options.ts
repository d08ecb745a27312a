import { familyOf, formatCidr, netmaskOf } from '../../domain/ip-address.js';
import type { Interface } from '../../domain/network.js';
import type { Hop } from './hops.js';
import { isStatic, type Subnet } from './subnets.js';

/** Address, gateway and nameservers of a stanza. The mask stands apart: cloudbase-init knows no other form. */
export function addressOptions({ address, family, gateway, nameservers }: Subnet): readonly string[] {
  const { addresses, search } = nameservers;
  return [
    ...(address === undefined ? [] : [`address ${address.address}`]),
    ...(address === undefined
      ? []
      : [`netmask ${family === 4 ? netmaskOf(address.prefix) : address.prefix}`]),
    ...(gateway === undefined ? [] : [`gateway ${gateway}`]),
    ...nameserverOptions({ addresses, search }),
  ];
}

export function nameserverOptions({ addresses, search }: Interface['nameservers']): readonly string[] {
  return [
    ...(addresses.length === 0 ? [] : [`dns-nameservers ${addresses.join(' ')}`]),
    ...(search.length === 0 ? [] : [`dns-search ${search.join(' ')}`]),
  ];
}

/** A command and not a line of its own kind: ifupdown has none for routes. `replace`, to be run twice without harm. */
export function routeCommand(
  { network, prefix, via, metric }: Hop,
  { name }: { readonly name: string },
): string {
  const ip = familyOf(via) === 6 ? 'ip -6' : 'ip';
  const to = prefix === 0 ? 'default' : formatCidr({ network, prefix });
  const behind = metric === undefined ? '' : ` metric ${metric}`;
  return `up ${ip} route replace ${to} via ${via} dev ${name}${behind}`;
}

/** As an option only where it sets the link's MTU: DHCP has none, and that of inet6 is IPv6's alone. */
export function mtuOptions({ name, mtu }: Interface, first: Subnet | undefined): readonly string[] {
  if (mtu === undefined) return [];
  const hasOption = first === undefined || (isStatic(first) && first.family === 4);
  return [hasOption ? `mtu ${mtu}` : `up ip link set dev ${name} mtu ${mtu}`];
}

/** What no option of the first stanza can say. */
export function deviceCommands({ name, dhcp6, acceptRa }: Interface): readonly string[] {
  const run = `-pf /run/dhclient6.${name}.pid -lf /var/lib/dhcp/dhclient6.${name}.leases`;
  const ipv6 = `net/ipv6/conf/${name}`;
  return [
    // Not accept_ra: that option belongs to inet6 stanzas, and in an alias it names a device that is none.
    ...(acceptRa === true ? [`up sysctl -q -e -w ${ipv6}/accept_ra=1 ${ipv6}/autoconf=1`] : []),
    ...(acceptRa === false ? [`up sysctl -q -e -w ${ipv6}/accept_ra=0`] : []),
    // Not `inet6 dhcp`, which cloud-init's reader takes for DHCP of IPv4.
    ...(dhcp6 ? [`up dhclient -6 -nw ${run} ${name}`, `down dhclient -6 -x ${run} ${name}`] : []),
  ];
}

/** ifupdown deprecates each IPv6 address of an alias: no connection would begin at it while there is another. */
export function aliasCommands({ address, family }: Subnet, { name }: Interface): readonly string[] {
  if (address === undefined || family === 4) return [];
  return [`up ip -6 addr replace ${address.address}/${address.prefix} dev ${name} preferred_lft forever`];
}
