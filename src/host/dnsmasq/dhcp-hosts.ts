import type { Machine } from '../nics.js';
import type { Lease, LeasePlan } from './leases.js';

/** What host/dnsmasq/dhcp-hosts, a dhcp-hostsfile, has of a machine: a line a NIC, by its MAC. */
export const dhcpHosts = (machine: Machine, { leasesOf, optionSets }: LeasePlan): string =>
  leasesOf(machine)
    .map((lease) => `${hostLine(lease, optionSets.tagOf(lease))}\n`)
    .join('');

function hostLine({ mac, address4, address6, hostname }: Lease, tag: string): string {
  const fields = [mac, `set:${tag}`];
  if (address4 !== undefined) fields.push(address4);
  if (address6 !== undefined) fields.push(`[${address6}]`);
  if (hostname !== undefined && !isKeyword(hostname)) fields.push(hostname);
  return fields.join(',');
}

/**
 * dnsmasq knows the fields of a line by their looks: these names would be a lease time, or would make it ignore the
 * machine. Such a machine learns its name from its seed alone. Source: dnsmasq option.c, LOPT_DHCP_HOST.
 */
const isKeyword = (hostname: string): boolean => /^(?:infinite|ignore|[0-9]+[smhdw]?)$/i.test(hostname);
