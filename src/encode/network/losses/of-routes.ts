import type { Fact } from './facts.js';
import type { NetworkLoss } from './network-loss.js';
import { hasSubnet } from './predicates.js';

// cloud-init turns ENI and network_data.json into version 1 before it reads them.
const older = ['v1', 'eni', 'networkData'] as const;
const all = ['netplan', 'networkd', 'eni', 'sysconfig', 'network-manager'] as const;
const notNetplan = ['networkd', 'eni', 'sysconfig', 'network-manager'] as const;
const model = 'net/network_state.py';

/** Routes and rules: most of what does harm where it is lost. */
export const lossesOfRoutes: readonly NetworkLoss[] = [
  {
    what: 'v1, ENI and network_data.json cannot express routing rules',
    source: `${model} parse_config_v1`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }) => key === 'rule',
    isHarmful: true,
  },
  {
    what: 'v2: only netplan supports routing rules',
    source: 'net/networkd.py',
    formats: ['v2'],
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => key === 'rule',
    isHarmful: true,
    before: '25.3',
  },
  {
    what: 'v2: only netplan and networkd support routing rules',
    source: `${model} parse_config_v2`,
    formats: ['v2'],
    outputs: ['eni', 'sysconfig', 'network-manager'],
    direction: 'missing',
    applies: ({ key }) => key === 'rule',
    isHarmful: true,
  },
  {
    what: 'v1, ENI and network_data.json: a route of another table ends up in the main table',
    source: `${model} _normalize_route`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }) => key === 'route-table',
    isHarmful: true,
  },
  {
    what: 'v2: a route of another table ends up in the main table',
    source: `${model} _v2_to_v1_ipcfg`,
    formats: ['v2'],
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => key === 'route-table',
    isHarmful: true,
    before: '25.3',
  },
  {
    what: 'v2: in ENI, sysconfig and NetworkManager a route of another table ends up in the main table',
    source: 'net/eni.py, net/sysconfig.py, net/network_manager.py',
    formats: ['v2'],
    outputs: ['eni', 'sysconfig', 'network-manager'],
    direction: 'missing',
    applies: ({ key }) => key === 'route-table',
    isHarmful: true,
  },
  {
    what: 'v1, ENI and network_data.json cannot express the MTU of a route',
    source: `${model} _normalize_route`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }) => key === 'route-mtu',
  },
  {
    what: 'v2: only netplan supports the MTU of a route; NetworkManager supports it from 24.1 on',
    source: `${model} _v2_to_v1_ipcfg`,
    formats: ['v2'],
    outputs: notNetplan,
    direction: 'missing',
    applies: ({ key }) => key === 'route-mtu',
  },
  {
    what: 'a route that drops packets fails or becomes an ordinary route',
    source: `${model} _normalize_route`,
    formats: [...older, 'v2'],
    outputs: notNetplan,
    direction: 'missing',
    applies: ({ key }) => key === 'route-type',
    isHarmful: true,
  },
  {
    what: 'v1, ENI and network_data.json: with netplan, a route that drops packets becomes an ordinary route',
    source: `${model} _normalize_route`,
    formats: older,
    outputs: ['netplan'],
    direction: 'missing',
    applies: ({ key }) => key === 'route-type',
    isHarmful: true,
  },
  {
    what: 'v1, v2: with a route that has no gateway, ENI and sysconfig set up no network',
    source: 'net/eni.py _iface_add_subnet, net/sysconfig.py _render_subnet_routes',
    formats: ['v1', 'v2'],
    outputs: ['eni', 'sysconfig'],
    direction: 'fails',
    applies: (fact, iface) => isWithoutRouter(fact) && hasSubnet(iface),
    isHarmful: true,
  },
  {
    what: 'network_data.json cannot express a route without a gateway',
    source: 'sources/helpers/openstack.py convert_net_json',
    formats: ['networkData'],
    outputs: all,
    direction: 'missing',
    applies: (fact) => isWithoutRouter(fact),
  },
  {
    what: '`on_link` of a gateway inside its network, and of a route',
    source: `${model} _normalize_route`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }) => key === 'route-on-link',
  },
  {
    what: 'v2: only netplan supports `on_link`',
    source: `${model} _v2_to_v1_ipcfg`,
    formats: ['v2'],
    outputs: notNetplan,
    direction: 'missing',
    applies: ({ key }) => key === 'route-on-link',
  },
  {
    what: 'v1 and ENI: a gateway outside the networks of its interface becomes on-link',
    source: 'net/__init__.py should_add_gateway_onlink_flag',
    formats: ['v1', 'eni'],
    outputs: ['netplan', 'networkd'],
    direction: 'extra',
    applies: ({ key }) => key === 'route-on-link',
    from: '24.2',
  },
];

const isWithoutRouter = ({ key, value }: Fact): boolean => key === 'route' && value.includes(' via nothing ');
