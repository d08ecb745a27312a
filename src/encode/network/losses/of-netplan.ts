import type { DhcpOverrides, Interface } from '../../../domain/network.js';
import type { Fact } from './facts.js';
import type { NetworkLoss } from './network-loss.js';
import { refusedSettings } from './of-refused-settings.js';
import { isNetworkManagers, refusedByNetplan } from './refused-by-netplan.js';

type MaybeInterface = Interface | undefined;

/**
 * What netplan itself refuses of the version 2 that cloud-init hands on: then it sets up nothing of the file. Versions are those of
 * the cloud-init that a distribution has beside such a netplan: Debian 12 has 22.4.2 and 0.106, Debian 13 has 25.1.4 and 1.1.2.
 * Sources are files of netplan.
 */
export const lossesOfNetplan: readonly NetworkLoss[] = [
  ...refusedSettings,
  {
    what: 'netplan before 0.107: a dummy interface',
    source: 'netplan src/parse.c',
    ...refusedByNetplan,
    before: '23.4',
    applies: (_, iface) => iface?.kind === 'dummy',
  },
  {
    what: 'netplan before 1.1 with networkd: `ipv6_address_generation: stable-privacy`',
    source: 'netplan src/networkd.c',
    ...refusedByNetplan,
    before: '25.1',
    applies: ({ key, value }, iface) =>
      key === 'ipv6-address-generation' && value === 'stable-privacy' && !isNetworkManagers(iface),
  },
  {
    what: 'netplan with networkd: an interface with DHCPv4 and DHCPv6 whose overrides differ',
    source: 'netplan src/networkd.c combine_dhcp_overrides',
    ...refusedByNetplan,
    applies: (fact, iface) => !isNetworkManagers(iface) && isUnequalOverride(fact, iface),
  },
  {
    what: 'netplan with NetworkManager: `ipv6_mtu`',
    source: 'netplan src/nm.c',
    ...refusedByNetplan,
    applies: ({ key }, iface) => key === 'ipv6-mtu' && isNetworkManagers(iface),
  },
  {
    what: 'netplan with NetworkManager: a route whose type is not unicast',
    source: 'netplan src/nm.c write_routes_nm',
    ...refusedByNetplan,
    applies: ({ key, value }, iface) =>
      key === 'route-type' && !value.endsWith(' unicast') && isNetworkManagers(iface),
  },
];

const overrideKeys: Readonly<Record<string, keyof DhcpOverrides>> = {
  'use-dns': 'useDns',
  'use-ntp': 'useNtp',
  'use-mtu': 'useMtu',
  'use-routes': 'useRoutes',
  'use-hostname': 'useHostname',
  'use-domains': 'useDomains',
  'send-hostname': 'sendHostname',
  hostname: 'hostname',
  'route-metric': 'routeMetric',
};

/** Told at IPv4's where that says something, so once for each key. */
function isUnequalOverride({ key }: Fact, iface: MaybeInterface): boolean {
  const [, family, name = ''] = /^dhcp([46])-(.*)$/.exec(key) ?? [];
  const field = overrideKeys[name];
  if (field === undefined || iface === undefined || !iface.dhcp4 || !iface.dhcp6) return false;
  const [own4, own6] = [saidOf(iface.dhcp4Overrides, field), saidOf(iface.dhcp6Overrides, field)];
  return own4 !== own6 && (family === '4' ? own4 !== undefined : own4 === undefined);
}

/** A flag that says what holds without it says nothing; of domains there is no such value. */
function saidOf(overrides: DhcpOverrides = {}, field: keyof DhcpOverrides): string | undefined {
  const value = overrides[field];
  if (value === undefined || (value === true && field !== 'useDomains')) return undefined;
  return String(value);
}
