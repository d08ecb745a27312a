import type { NetworkLoss } from './network-loss.js';
import { isNameserver } from './predicates.js';

const notNetplan = ['networkd', 'eni', 'sysconfig', 'network-manager'] as const;
const all = ['netplan', ...notNetplan] as const;

/** What holds for one kind of interface. */
export const lossesOfKinds: readonly NetworkLoss[] = [
  {
    what: 'v1, ENI and network_data.json cannot express dummy interfaces',
    source: 'net/network_state.py parse_config_v1',
    formats: ['v1', 'eni', 'networkData'],
    outputs: all,
    direction: 'missing',
    applies: (_, iface) => iface?.kind === 'dummy',
  },
  {
    what: 'v2: with a dummy interface, only netplan sets up a network',
    source: 'net/network_state.py parse_config_v2',
    formats: ['v2'],
    outputs: notNetplan,
    direction: 'fails',
    applies: (_, iface) => iface?.kind === 'dummy',
    isHarmful: true,
  },
  {
    what: 'v2: with `arp_ip_targets` or `resend_igmp`, only netplan sets up a network',
    source: 'net/network_state.py _handle_bond_bridge, NET_CONFIG_TO_V2',
    formats: ['v2'],
    outputs: notNetplan,
    direction: 'fails',
    applies: ({ key }) => key === 'bond-arp-ip-targets' || key === 'bond-resend-igmp',
    isHarmful: true,
  },
  {
    what: 'v1: with `path_cost` or `port_priority` of a bridge, networkd sets up no network',
    source: 'net/networkd.py render_bridges',
    formats: ['v1'],
    outputs: ['networkd'],
    direction: 'fails',
    applies: ({ key }) => key === 'bridge-path-cost' || key === 'bridge-port-priority',
    isHarmful: true,
    from: '26.1',
  },
  {
    what: 'v2: with `all_members_active`, `arp_all_targets`, `packets_per_member` or `learn_packet_interval`, only netplan sets up a network',
    source: 'net/network_state.py _handle_bond_bridge, NET_CONFIG_TO_V2',
    formats: ['v2'],
    outputs: notNetplan,
    direction: 'fails',
    applies: ({ key }) => /^bond-(all-active|arp-all-targets|packets-per-member|learn-interval)$/.test(key),
    isHarmful: true,
    before: '26.1',
  },
  {
    what: 'v1: netplan loses `all_members_active`, `arp_all_targets`, `packets_per_member` and `learn_packet_interval`',
    source: 'net/network_state.py NET_CONFIG_TO_V2',
    formats: ['v1'],
    outputs: ['netplan'],
    direction: 'missing',
    applies: ({ key }) => /^bond-(all-active|arp-all-targets|packets-per-member|learn-interval)$/.test(key),
    before: '26.1',
  },
  {
    what: 'v1: netplan and networkd lose `resend_igmp`',
    source: 'net/network_state.py NET_CONFIG_TO_V2, net/networkd.py render_bonds',
    formats: ['v1'],
    outputs: ['netplan', 'networkd'],
    direction: 'missing',
    applies: ({ key }) => key === 'bond-resend-igmp',
  },
  {
    what: 'v1: seedpress omits `arp_ip_targets`, because netplan would reject the whole file',
    source: 'net/netplan.py _get_params_dict_by_match',
    formats: ['v1'],
    outputs: all,
    direction: 'missing',
    applies: ({ key }) => key === 'bond-arp-ip-targets',
  },
  {
    what: 'network_data.json cannot express addresses of `lo`',
    source: 'sources/helpers/openstack.py convert_net_json',
    formats: ['networkData'],
    outputs: all,
    direction: 'missing',
    applies: ({ device }) => device === 'lo',
  },
  {
    what: 'v1 and ENI: only the ENI renderer writes addresses of `lo`',
    source: 'net/netplan.py, net/networkd.py, net/sysconfig.py, net/network_manager.py',
    formats: ['v1', 'eni'],
    outputs: ['netplan', 'networkd', 'sysconfig', 'network-manager'],
    direction: 'missing',
    applies: (fact) => fact.device === 'lo' && !isNameserver(fact),
  },
];
