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
    what: 'v1, ENI and network_data.json cannot express `optional`',
    source: `${model} handle_physical`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }) => key === 'optional',
  },
  {
    what: 'v2: only netplan supports `optional` of bonds, bridges and VLANs, and `optional: false`',
    source: `${model} handle_ethernets`,
    formats: ['v2'],
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key, value }, iface) =>
      key === 'optional' && (value === 'false' || iface?.kind !== 'ethernet'),
  },
  {
    what: 'v2: networkd loses `optional`',
    source: 'net/networkd.py generate_link_section',
    formats: ['v2'],
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => key === 'optional',
    before: '24.4',
  },
  {
    what: 'v2: only netplan and networkd support `optional`',
    source: `${model} handle_ethernets`,
    formats: ['v2'],
    outputs: ['eni', 'sysconfig', 'network-manager'],
    direction: 'missing',
    applies: ({ key }) => key === 'optional',
  },
  {
    what: 'v1, ENI and network_data.json cannot express DHCP overrides, except the IPv4 metric in v1',
    source: `${model} parse_config_v1`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }) => isOverride(key),
  },
  {
    what: 'v2: only netplan and networkd support DHCP overrides; ENI, sysconfig and NetworkManager support the metric from 23.4 on',
    source: `${model} _v2_to_v1_ipcfg`,
    formats: ['v2'],
    outputs: ['eni', 'sysconfig', 'network-manager'],
    direction: 'missing',
    applies: ({ key }) => isOverride(key),
  },
  {
    what: 'v2: networkd loses metric, MTU, routes and host name of DHCPv6, and overrides of a family without DHCP',
    source: 'net/networkd.py parse_dhcp_overrides',
    formats: ['v2'],
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => isOverride(key),
  },
  {
    what: 'v1, ENI and network_data.json cannot express `match`: a NIC is found only by its MAC or by its exact name',
    source: `${model} handle_physical`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }) => key === 'match name' || key === 'match driver',
  },
  {
    what: 'v2: only netplan finds a NIC by name, glob or driver; other renderers use the label of the inventory as its name',
    source: 'net/networkd.py generate_match_section',
    formats: ['v2'],
    outputs: notNetplan,
    direction: 'missing',
    applies: ({ key }) => key === 'match name' || key === 'match driver',
  },
  {
    what: 'v1, ENI and network_data.json cannot change the MAC of a NIC',
    source: `${model} handle_physical`,
    formats: older,
    outputs: all,
    direction: 'missing',
    applies: ({ key }, iface) => key === 'mac' && iface?.kind === 'ethernet',
  },
  {
    what: 'v2: only netplan changes the MAC of a NIC',
    source: `${model} handle_ethernets`,
    formats: ['v2'],
    outputs: notNetplan,
    direction: 'missing',
    applies: ({ key }, iface) => key === 'mac' && iface?.kind === 'ethernet',
  },
  {
    what: '`activation_mode`, except for v1 with ENI and sysconfig',
    source: 'net/eni.py _render_iface, net/sysconfig.py _render_subnets',
    formats: [...older, 'v2'],
    outputs: notNetplan,
    direction: 'missing',
    applies: ({ key }) => key === 'activation-mode',
  },
  {
    what: 'v1, ENI and network_data.json: netplan loses `activation_mode`',
    source: 'net/netplan.py _extract_addresses',
    formats: older,
    outputs: ['netplan'],
    direction: 'missing',
    applies: ({ key }) => key === 'activation-mode',
  },
];
