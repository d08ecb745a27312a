import { networkRenderers } from '../../../domain/network-renderer.js';
import type { NetworkLoss } from './network-loss.js';
import { hangsOnDhcp, hasStatic, hasSubnet, isNameserver, isVirtual } from './predicates.js';

// cloud-init turns ENI and network_data.json into version 1 before it reads them.
const formats = ['v1', 'eni', 'networkData'] as const;

/** What network-config v1 cannot say, or cloud-init's networkRenderers do not take from it. */
export const lossesOfV1: readonly NetworkLoss[] = [
  {
    what: 'v1: routes of an interface without any subnet',
    source: 'net/network_state.py handle_physical',
    formats: ['v1'],
    outputs: networkRenderers,
    direction: 'missing',
    applies: ({ key }, iface) => key === 'route' && !hasSubnet(iface),
  },
  {
    what: 'v1: netplan always renames a NIC that has a MAC',
    source: 'net/netplan.py _render_content',
    formats,
    outputs: ['netplan'],
    direction: 'extra',
    applies: ({ key, value }, iface) =>
      key === 'set-name' && iface?.kind === 'ethernet' && iface.mac !== undefined && value === iface.name,
  },
  {
    what: 'v1: netplan loses wake-on-LAN',
    source: 'net/netplan.py _render_content',
    formats: ['v1'],
    outputs: ['netplan'],
    direction: 'missing',
    applies: ({ key }) => key === 'wake-on-lan',
  },
  {
    what: 'v1: netplan loses the nameservers of an interface without an address',
    source: 'net/netplan.py _extract_addresses',
    formats,
    outputs: ['netplan'],
    direction: 'missing',
    applies: (fact, iface) => isNameserver(fact) && !hasStatic(iface),
  },
  {
    what: 'v1: netplan loses the routes of DHCP subnets',
    source: 'net/netplan.py _extract_addresses',
    formats: ['v1', 'networkData'],
    outputs: ['netplan'],
    direction: 'missing',
    applies: hangsOnDhcp,
  },
  {
    what: 'v1: networkd matches a bond, bridge or VLAN by the MAC that it should get',
    source: 'net/networkd.py generate_match_section',
    formats: ['v1', 'networkData'],
    outputs: ['networkd'],
    direction: 'extra',
    applies: ({ key, value }, iface, interfaces) =>
      key === 'match' &&
      isVirtual(iface) &&
      (iface?.mac === value || interfaces.some(({ mac }) => mac === value)),
    before: '25.2',
  },
];
