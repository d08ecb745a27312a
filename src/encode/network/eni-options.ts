import { netmaskOf } from '../../domain/ip-address.js';
import type { Interface } from '../../domain/network.js';
import { isStatic, type Subnet } from './subnets.js';

/** Address, gateway and nameservers of a stanza. The mask stands apart: cloudbase-init knows no other form. */
export function addressOptions({ address, family, gateway, nameservers }: Subnet): readonly string[] {
  const { addresses, search } = nameservers;
  return [
    ...(address === undefined ? [] : [`address ${address.address}`]),
    ...(address === undefined
      ? []
      : [`netmask ${family === 4 ? netmaskOf(address.prefix) : address.prefix}`]),
    ...(gateway?.via === undefined ? [] : [`gateway ${gateway.via}`]),
    ...nameserverOptions({ addresses, search }),
  ];
}

export function nameserverOptions({ addresses, search }: Interface['nameservers']): readonly string[] {
  return [
    ...(addresses.length === 0 ? [] : [`dns-nameservers ${addresses.join(' ')}`]),
    ...(search.length === 0 ? [] : [`dns-search ${search.join(' ')}`]),
  ];
}

/** Of the routes that DHCP brings. */
export function metricOptions({ dhcp4Overrides }: Interface, first: Subnet | undefined): readonly string[] {
  const metric = dhcp4Overrides?.routeMetric;
  return metric === undefined || first?.method !== 'dhcp' ? [] : [`metric ${metric}`];
}

/** As an option only where it sets the link's MTU: DHCP has none, and that of inet6 is IPv6's alone. */
export function mtuOptions({ name, mtu }: Interface, first: Subnet | undefined): readonly string[] {
  if (mtu === undefined) return [];
  const hasOption = first === undefined || (isStatic(first) && first.family === 4);
  return [hasOption ? `mtu ${mtu}` : `up ip link set dev ${name} mtu ${mtu}`];
}

/** What no option of the first stanza can say. */
export function deviceCommands(iface: Interface): readonly string[] {
  const { name, dhcp6, acceptRa, ipv6Mtu } = iface;
  const run = `-pf /run/dhclient6.${name}.pid -lf /var/lib/dhcp/dhclient6.${name}.leases`;
  const ipv6 = `net/ipv6/conf/${name}`;
  return [
    // Not accept_ra: that option belongs to inet6 stanzas, and in an alias it names a device that is none.
    ...(acceptRa === true ? [`up sysctl -q -e -w ${ipv6}/accept_ra=1 ${ipv6}/autoconf=1`] : []),
    ...(acceptRa === false ? [`up sysctl -q -e -w ${ipv6}/accept_ra=0`] : []),
    ...(ipv6Mtu === undefined ? [] : [`up sysctl -q -e -w ${ipv6}/mtu=${ipv6Mtu}`]),
    ...addressCommands(iface),
    // Not `inet6 dhcp`, which cloud-init's reader takes for DHCP of IPv4.
    ...(dhcp6 ? [`up dhclient -6 -nw ${run} ${name}`, `down dhclient -6 -x ${run} ${name}`] : []),
  ];
}

/** How the kernel makes IPv6 addresses: use_tempaddr and addr_gen_mode of its ip-sysctl. */
function addressCommands(iface: Interface): readonly string[] {
  const { name, ipv6Privacy, ipv6AddressToken: token } = iface;
  const mode = generationMode(iface);
  const ipv6 = `net/ipv6/conf/${name}`;
  return [
    ...(mode === undefined ? [] : [`pre-up sysctl -q -e -w ${ipv6}/addr_gen_mode=${mode}`]),
    ...(ipv6Privacy === undefined ? [] : [`up sysctl -q -e -w ${ipv6}/use_tempaddr=${ipv6Privacy ? 2 : 0}`]),
    ...(token === undefined ? [] : [`up ip token set ${token} dev ${name}`]),
  ];
}

function generationMode({ linkLocal, ipv6AddressGeneration }: Interface): number | undefined {
  if (linkLocal !== undefined && !linkLocal.includes('ipv6')) return 1;
  if (ipv6AddressGeneration === undefined) return undefined;
  return ipv6AddressGeneration === 'eui64' ? 0 : 3;
}

/** ifupdown deprecates each IPv6 address of an alias: no connection would begin at it while there is another. */
export function aliasCommands({ address, family }: Subnet, { name }: Interface): readonly string[] {
  if (address === undefined || family === 4) return [];
  return [`up ip -6 addr replace ${address.address}/${address.prefix} dev ${name} preferred_lft forever`];
}
