import type { Interface } from '../../../domain/network.js';
import { type Fact, factsOfModel } from './facts.js';
import type { NetworkLoss } from './network-loss.js';
import { hasDhcpOf, hasStatic, hasStaticOf, hasSubnet, isNameserver } from './predicates.js';

const formats = ['v1', 'v2', 'eni', 'networkData'] as const;
const outputs = ['network-manager'] as const;
const source = 'net/network_manager.py';

/** What cloud-init does not write into NetworkManager's connections. */
export const lossesOfNetworkManager: readonly NetworkLoss[] = [
  {
    what: 'NetworkManager: bond parameters whose names have several words, and link monitoring',
    source: `${source} render_interface _prop_map`,
    formats: ['v1', 'v2'],
    outputs,
    direction: 'missing',
    applies: ({ key }) => key.startsWith('bond-'),
    before: '24.3',
  },
  {
    what: 'NetworkManager: `learn_packet_interval`',
    source: `${source} render_interface _prop_map`,
    formats: ['v1', 'v2'],
    outputs,
    direction: 'missing',
    applies: ({ key }) => key === 'bond-learn-interval',
    from: '24.3',
  },
  {
    what: 'v2: NetworkManager: a default route with a metric, if the first subnet belongs to the other address family',
    source: `${source} _add_route`,
    formats: ['v2'],
    outputs,
    direction: 'fails',
    applies: (fact, iface) => hasDefaultMetric(fact, iface) && firstFamily(iface) !== familyOfRoute(fact),
    isHarmful: true,
    from: '24.4',
  },
  {
    what: 'v1: NetworkManager: a default route with a metric, if no subnet belongs to its address family',
    source: `${source} _add_route`,
    formats: ['v1'],
    outputs,
    direction: 'fails',
    applies: (fact, iface) => {
      const family = familyOfRoute(fact);
      return hasDefaultMetric(fact, iface) && !hasStaticOf(iface, family) && !hasDhcpOf(iface, family);
    },
    isHarmful: true,
    from: '24.4',
  },
  {
    what: 'NetworkManager: network_data.json: the nameservers of the guest are written to each connection',
    source: `${source} render_interface`,
    formats: ['networkData'],
    outputs,
    direction: 'extra',
    applies: isNameserver,
  },
  {
    what: 'NetworkManager: a new name of a NIC (cloud-init renames the NIC itself)',
    source: `${source} render_interface`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }) => key === 'set-name',
  },
  {
    what: 'NetworkManager: `wakeonlan: false`',
    source: `${source} render_interface`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key, value }) => key === 'wake-on-lan' && value === 'false',
  },
  {
    what: 'NetworkManager: `accept_ra`',
    source: `${source} _set_ip_method`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }) => key === 'accept-ra',
  },
  {
    what: 'NetworkManager: the MTU of an interface that is not a NIC',
    source: `${source} render_interface`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }, iface) => key === 'mtu' && iface?.kind !== 'ethernet',
  },
  {
    what: 'NetworkManager: forward delay, hello time, maximum age and ageing time of a bridge, and costs and priorities of its ports',
    source: `${source} render_interface _prop_map`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }) => /^bridge-(forward-delay|hello|max-age|ageing|path-cost|port-priority)$/.test(key),
  },
  {
    what: 'NetworkManager: the MAC of a bond or VLAN',
    source: `${source} render_interface`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key }, iface) => key === 'mac' && (iface?.kind === 'vlan' || iface?.kind === 'bond'),
  },
  {
    what: 'NetworkManager: nameservers of an interface without an address, or of a family without an address',
    source: `${source} _add_nameserver`,
    formats,
    outputs,
    direction: 'missing',
    applies: isNameserver,
  },
  {
    what: 'NetworkManager: IPv4 nameservers come before IPv6 nameservers',
    source: `${source} _add_nameserver`,
    formats,
    outputs,
    direction: 'extra',
    applies: ({ key }) => key === 'nameserver-order',
  },
  {
    what: 'NetworkManager: metrics of routes; the metric of a default route applies to all routes of its connection',
    source: `${source} _add_route`,
    formats,
    outputs,
    direction: 'missing',
    applies: ({ key, value }) => key === 'route' && !value.endsWith(' none'),
  },
  {
    what: 'NetworkManager: the routes of the row above, without their metrics',
    source: `${source} _add_route`,
    formats,
    outputs,
    direction: 'extra',
    applies: ({ key, value }) => key === 'route' && value.endsWith(' none'),
  },
  {
    what: 'NetworkManager: the metric of a default route becomes the metric of its connection',
    source: `${source} _add_route`,
    formats,
    outputs,
    direction: 'extra',
    applies: ({ key }) => /^dhcp[46]-route-metric$/.test(key),
    from: '24.4',
  },
  {
    what: 'NetworkManager: ENI: an interface without addresses uses DHCP',
    source: `${source} _set_ip_method`,
    formats: ['eni'],
    outputs,
    direction: 'extra',
    applies: ({ key }, iface) => key === 'dhcp' && !hasStatic(iface) && !hasDhcpOf(iface, 4),
  },
];

/** A default route with a metric, and the first route of its family: a route before it makes the section that cloud-init misses. */
function hasDefaultMetric({ key, value }: Fact, iface: Interface | undefined): boolean {
  if (key !== 'route' || iface === undefined || !hasSubnet(iface)) return false;
  const routes = factsOfModel([iface]).filter((fact) => fact.key === 'route');
  const first = routes.find((route) => familyOfRoute(route) === familyOfRoute({ value }));
  return /^(0\.0\.0\.0|::)\/0 .* metric \d/.test(value) && first?.value === value;
}

const familyOfRoute = ({ value }: Pick<Fact, 'value'>): number =>
  value.split(' ')[0]?.includes(':') === true ? 6 : 4;

/** That of the subnet on which cloud-init hangs all routes of version 2: DHCP first, then IPv4. */
function firstFamily(iface: Interface | undefined): number {
  if (hasDhcpOf(iface, 4)) return 4;
  return !hasDhcpOf(iface, 6) && hasStaticOf(iface, 4) ? 4 : 6;
}
