import type { Interface } from '../../../domain/network.js';
import type { NetworkLoss } from './network-loss.js';
import {
  hasSearchOnly,
  hasStatic,
  hasSubnet,
  isNameserver,
  isVirtual,
  ownRoutes,
  withoutMetric,
} from './predicates.js';

const formats = ['v2'] as const;
// netplan gets version 2 as it stands, and there nothing is lost.
const outputs = ['networkd', 'eni', 'sysconfig', 'network-manager'] as const;

/** What is lost between network-config v2 and cloud-init's own model. */
export const lossesOfV2: readonly NetworkLoss[] = [
  {
    what: 'v2: routes of an interface without any subnet',
    source: 'net/network_state.py _v2_to_v1_ipcfg',
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }, iface) => key === 'route' && !hasSubnet(iface),
  },
  {
    what: 'v2: nameservers of an interface without an address (they are written to `lo`)',
    source: 'net/network_state.py _v2_to_v1_ipcfg',
    formats,
    outputs: ['eni'],
    direction: 'missing',
    applies: (fact, iface) => isNameserver(fact) && !hasStatic(iface) && hasSubnet(iface),
  },
  {
    what: 'v2: all nameservers are also written to `lo`',
    source: 'net/network_state.py _v2_common',
    formats,
    outputs: ['eni'],
    direction: 'extra',
    applies: (fact) => fact.device === 'lo' && isNameserver(fact),
    before: '24.1',
  },
  {
    what: 'v2: a search list without nameservers, of an interface without an address',
    source: 'net/network_state.py handle_nameserver',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: (fact, iface) => isNameserver(fact) && hasSearchOnly(iface) && !hasStatic(iface),
  },
  {
    what: 'v2: `accept_ra` of bonds, bridges and VLANs',
    source: 'net/network_state.py _handle_bond_bridge, handle_vlans',
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }, iface) => key === 'accept-ra' && isVirtual(iface),
  },
  {
    what: 'v2: MACs of bonds, bridges and VLANs',
    source: 'net/network_state.py _handle_bond_bridge, handle_vlans',
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }, iface) => key === 'mac' && isVirtual(iface),
    before: '25.3',
  },
  {
    what: 'v2: metrics of routes',
    source: 'net/network_state.py _v2_to_v1_ipcfg',
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key, value }) => key === 'route' && withoutMetric(value) !== value,
    before: '23.3',
  },
  {
    what: 'v2: the routes of the row above, without their metrics',
    source: 'net/network_state.py _v2_to_v1_ipcfg',
    formats,
    outputs,
    direction: 'extra',
    applies: ({ key, value }, iface) =>
      key === 'route' && ownRoutes(iface).map(withoutMetric).includes(value),
    before: '23.3',
  },
  {
    what: 'v2: an IPv6 default route, unless it is a gateway6 of an interface with an IPv6 address',
    source: 'net/network_state.py _normalize_net_keys',
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key, value }, iface) =>
      key === 'route' && value.startsWith('::/0 ') && isWrittenAsRoute(value, iface),
    before: '23.1',
  },
  {
    what: 'v2: ::/64 instead of that default route',
    source: 'net/network_state.py _normalize_net_keys',
    formats,
    outputs,
    direction: 'extra',
    applies: ({ key, value }, iface) =>
      key === 'route' &&
      value.startsWith('::/64 ') &&
      (iface?.onLink === true ||
        ownRoutes(iface)
          .map(withoutMetric)
          .includes(value.replace(/^::\/64 /, '::/0 '))),
    before: '23.1',
  },
];

/** Of an on-link gateway netplan learns in a route only. */
const isWrittenAsRoute = (value: string, iface: Interface | undefined): boolean =>
  iface?.onLink === true || ownRoutes(iface).includes(value);
