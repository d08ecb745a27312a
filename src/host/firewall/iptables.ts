import type { HostSite } from '../host-input.js';
import { redirectedAddresses } from './redirects.js';

/** host/iptables.rules and host/ip6tables.rules, in the form of iptables-save, for hosts without nftables. */
export const iptablesRules = (site: HostSite): string =>
  rules(redirectedAddresses(site).v4, { site, tool: 'iptables', bits: 32 });

export const ip6tablesRules = (site: HostSite): string =>
  rules(redirectedAddresses(site).v6, { site, tool: 'ip6tables', bits: 128 });

const rules = (
  addresses: readonly string[],
  { site, tool, bits }: { site: HostSite; tool: string; bits: number },
): string => `#     ${tool}-restore --noflush out/current/host/${tool}.rules        once after each boot
#
# Without --noflush all other rules of these tables are lost. There is no guard against a machine that takes another
# one's address here: nftables.conf has it.
*nat
${addresses.map((address) => `-A PREROUTING -d ${address}/${bits} -p tcp -m tcp --dport 80 -j REDIRECT --to-ports ${site.server.port}\n`).join('')}COMMIT
*filter
-I INPUT -p tcp -m tcp --dport ${site.server.port} -j ACCEPT
COMMIT
`;
