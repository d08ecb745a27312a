import type { NetworkLoss } from './network-loss.js';

// cloud-init turns ENI and network_data.json into version 1 before it reads them.
const older = ['v1', 'eni', 'networkData'] as const;
const all = ['netplan', 'networkd', 'eni', 'sysconfig', 'network-manager'] as const;
const notNetplan = ['networkd', 'eni', 'sysconfig', 'network-manager'] as const;
const model = 'net/network_state.py';

/** Keys of facts that version 2 alone has, and netplan alone takes. */
const ofNetplanAlone: readonly string[] = [
  'renderer',
  'critical',
  'ignore-carrier',
  'dhcp-identifier',
  'link-local',
  'ipv6-privacy',
  'ipv6-mtu',
  'ipv6-address-generation',
  'ipv6-address-token',
  'route-from',
  'route-scope',
  'route-congestion-window',
  'route-advertised-receive-window',
  'route-advertised-mss',
];

const isOverride = (key: string): boolean => /^dhcp[46]-/.test(key);

/** What only netplan has a word for. */
export const lossesOfSettings: readonly NetworkLoss[] = [
  {
    what: 'v1, ENI and network_data.json have no renderer, critical, ignore_carrier, dhcp_identifier, link_local, no settings of IPv6, and no source, scope, window or segment size of a route',
    source: `${model} parse_config_v1`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }) => ofNetplanAlone.includes(key),
  },
  {
    what: 'v2: only netplan takes renderer, critical, ignore_carrier, dhcp_identifier, link_local, the settings of IPv6, and source, scope, windows and segment size of a route',
    source: `${model} parse_config_v2`,
    formats: ['v2'],
    outputs: notNetplan,
    direction: 'missing',
    applies: ({ key }) => ofNetplanAlone.includes(key),
  },
  {
    what: 'v1, ENI and network_data.json have no `optional`',
    source: `${model} handle_physical`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }) => key === 'optional',
  },
  {
    what: 'v2: only netplan takes `optional` of bonds, bridges and VLANs, and `optional: false`',
    source: `${model} handle_ethernets`,
    formats: ['v2'],
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key, value }, iface) =>
      key === 'optional' && (value === 'false' || iface?.kind !== 'ethernet'),
  },
  {
    what: 'v2: in networkd no `optional`',
    source: 'net/networkd.py generate_link_section',
    formats: ['v2'],
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => key === 'optional',
    before: '24.4',
  },
  {
    what: 'v2: only netplan and networkd take `optional`',
    source: `${model} handle_ethernets`,
    formats: ['v2'],
    outputs: ['eni', 'sysconfig', 'network-manager'],
    direction: 'missing',
    applies: ({ key }) => key === 'optional',
  },
  {
    what: 'v1, ENI and network_data.json have no DHCP overrides, but for the metric of IPv4 in v1',
    source: `${model} parse_config_v1`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }) => isOverride(key),
  },
  {
    what: 'v2: only netplan and networkd take DHCP overrides; ENI, sysconfig and NetworkManager take their metric from 23.4 on',
    source: `${model} _v2_to_v1_ipcfg`,
    formats: ['v2'],
    outputs: ['eni', 'sysconfig', 'network-manager'],
    direction: 'missing',
    applies: ({ key }) => isOverride(key),
  },
  {
    what: 'v2: networkd takes no metric, MTU, routes and host name of DHCPv6, and no overrides where the family has no DHCP',
    source: 'net/networkd.py parse_dhcp_overrides',
    formats: ['v2'],
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => isOverride(key),
  },
  {
    what: 'v1, ENI and network_data.json have no match: a NIC with a MAC is found by its MAC only, one with an exact name by that name',
    source: `${model} handle_physical`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }) => key === 'match name' || key === 'match driver',
  },
  {
    what: 'v2: only netplan finds a NIC by its name, a glob or its driver; others take the label of the inventory for its name',
    source: 'net/networkd.py generate_match_section',
    formats: ['v2'],
    outputs: notNetplan,
    direction: 'missing',
    applies: ({ key }) => key === 'match name' || key === 'match driver',
  },
  {
    what: 'v1, ENI and network_data.json give a NIC no other MAC',
    source: `${model} handle_physical`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }, iface) => key === 'mac' && iface?.kind === 'ethernet',
  },
  {
    what: 'v2: only netplan gives a NIC another MAC',
    source: `${model} handle_ethernets`,
    formats: ['v2'],
    outputs: notNetplan,
    direction: 'missing',
    applies: ({ key }, iface) => key === 'mac' && iface?.kind === 'ethernet',
  },
  {
    what: 'only v1 in ENI and sysconfig leaves activation to the administrator',
    source: 'net/eni.py _render_iface, net/sysconfig.py _render_subnets',
    formats: [...older, 'v2'],
    outputs: notNetplan,
    direction: 'missing',
    applies: ({ key }) => key === 'activation-mode',
  },
  {
    what: 'v1, ENI and network_data.json: netplan does not learn of activation by the administrator',
    source: 'net/netplan.py _extract_addresses',
    formats: older,
    outputs: ['netplan'],
    direction: 'missing',
    applies: ({ key }) => key === 'activation-mode',
  },
];
