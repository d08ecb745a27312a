import { type Cidr, familyOf, netmaskOf } from '../../domain/ip-address.js';
import type { Machine } from '../nics.js';
import type { LeasePlan } from './leases.js';

/**
 * host/dnsmasq/dnsmasq.conf: what holds for all machines. It names no folder: dnsmasq resolves relative paths from /,
 * so dhcp.sh hands the paths of the three files beside it over. What comes from the inventory by name stands in those
 * files, which can hold nothing but entries: a line break in a name would be an option here.
 */
export const dnsmasqConf = (plan: LeasePlan, { asksDhcp6 }: { asksDhcp6: boolean }): string =>
  `${head(plan)}${rangeLines(plan).join('')}${asksDhcp6 && servesDhcp6(plan) ? advertisements : ''}`;

/** Whether a machine asks for an address of IPv6. */
export const asksForDhcp6 = ({ device }: Machine): boolean => device.interfaces.some(({ dhcp6 }) => dhcp6);

const head = ({ count }: LeasePlan): string => `# DHCP and names for the machines of the inventory.
#
#     sh out/current/host/dhcp.sh           starts it; after a build, SIGHUP makes it read the new files

# Whoever is not in dhcp-hosts gets no answer, so another DHCP server of the network keeps its clients.
dhcp-ignore=tag:!known
dhcp-authoritative
# A machine's name is the inventory's, not the one that it claims.
dhcp-ignore-names
# The default is 1000.
dhcp-lease-max=${Math.max(1000, 2 * count)}

# Each address by itself, beside other servers on this host; names only for neighbours: no open resolver.
bind-dynamic
local-service
no-hosts
domain-needed
bogus-priv
`;

function rangeLines({ networks, serverRange }: LeasePlan): readonly string[] {
  if (networks.length === 0 && serverRange === undefined) return [];
  return [
    '\n# Static: the addresses of dhcp-hosts and no others.\n',
    ...(serverRange === undefined ? [] : [`dhcp-range=${serverRange},static,${leaseTime}\n`]),
    ...networks.map((network) => `dhcp-range=${rangeOf(network)},${leaseTime}\n`),
  ];
}

const leaseTime = '12h';

const rangeOf = ({ network, prefix }: Cidr): string =>
  familyOf(network) === 4 ? `${network},static,${netmaskOf(prefix)}` : `${network},static,${prefix}`;

const advertisements = `
# Clients ask DHCPv6 when a router tells them to. This one tells them, and is no router: its lifetime is 0.
enable-ra
ra-param=*,0,0
`;

const servesDhcp6 = ({ networks }: LeasePlan): boolean =>
  networks.some(({ network }) => familyOf(network) === 6);
