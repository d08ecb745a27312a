import type { Interface } from '../../../domain/network.js';
import { networkRenderers } from '../../../domain/network-renderer.js';
import type { NetworkLoss } from './network-loss.js';
import {
  hangsOnSlaac,
  hasDhcpOf,
  hasSearchOnly,
  hasStatic,
  hasStaticOf,
  isNameserver,
  isVirtual,
} from './predicates.js';

const formats = ['networkData'] as const;

/** What OpenStack's network_data.json cannot say, or cloud-init adds to it. */
export const lossesOfNetworkData: readonly NetworkLoss[] = [
  {
    what: 'network_data.json: with NetworkManager, an interface with an IPv6 address and SLAAC also uses DHCPv6',
    source: 'net/network_manager.py _set_ip_method',
    formats,
    outputs: ['network-manager'],
    direction: 'extra',
    applies: ({ key, value }, iface) => key === 'dhcp' && value === '6' && hasStaticOf(iface, 6),
    before: '23.2',
  },
  {
    what: 'network_data.json: all parameters of a bond except mode, LACP rate, hash policy and link monitoring',
    source: 'sources/helpers/openstack.py convert_net_json',
    formats,
    outputs: networkRenderers,
    direction: 'missing',
    applies: ({ key }) => key.startsWith('bond-') && !sharedWithOpenstack.includes(key),
  },
  {
    what: 'network_data.json: NetworkManager loses the mode, LACP rate and hash policy of a bond',
    source: 'net/network_manager.py render_interface',
    formats,
    outputs: ['network-manager'],
    direction: 'missing',
    applies: ({ key }) => /^bond-(mode|lacp-rate|hash-policy)$/.test(key),
    before: '24.3',
  },
  {
    what: 'network_data.json cannot express wake-on-LAN',
    source: 'sources/helpers/openstack.py convert_net_json',
    formats,
    outputs: networkRenderers,
    direction: 'missing',
    applies: ({ key }) => key === 'wake-on-lan',
  },
  {
    what: 'network_data.json: a bond or VLAN without a MAC gets the MAC of the interface below it',
    source: 'sources/helpers/openstack.py convert_net_json',
    formats,
    outputs: networkRenderers,
    direction: 'extra',
    applies: ({ key, value }, iface, interfaces) =>
      key === 'mac' &&
      isVirtual(iface) &&
      iface?.mac === undefined &&
      interfaces.some(({ mac }) => mac === value),
  },
  {
    what: 'network_data.json: `accept_ra`, except `accept_ra: false` with an IPv6 address',
    source: 'sources/helpers/openstack.py convert_net_json',
    formats,
    outputs: networkRenderers,
    direction: 'missing',
    applies: ({ key }, iface) =>
      key === 'accept-ra' && (hasDhcpOf(iface, 6) || iface?.acceptRa === true || !hasStaticOf(iface, 6)),
  },
  {
    what: 'network_data.json: an IPv6 address turns router advertisements off, unless there is `accept_ra: true`',
    source: 'sources/helpers/openstack.py convert_net_json',
    formats,
    outputs: networkRenderers,
    direction: 'extra',
    applies: ({ key, value }, iface) =>
      key === 'accept-ra' && value === 'false' && iface?.acceptRa === undefined && hasStaticOf(iface, 6),
  },
  {
    what: 'network_data.json: DHCPv6 turns router advertisements on',
    source: 'sources/helpers/openstack.py convert_net_json',
    formats,
    outputs: networkRenderers,
    direction: 'extra',
    applies: ({ key, value }, iface) => key === 'accept-ra' && value === 'true' && hasDhcpOf(iface, 6),
  },
  {
    what: 'network_data.json: SLAAC is a separate network, which netplan.py treats as DHCPv6',
    source: 'sources/helpers/openstack.py convert_net_json, net/netplan.py _extract_addresses',
    formats,
    outputs: ['netplan', 'eni', 'network-manager'],
    direction: 'extra',
    applies: ({ key, value }, iface) =>
      ((key === 'dhcp' && value === '6') || key === 'slaac') &&
      iface?.acceptRa === true &&
      !hasStaticOf(iface, 6),
  },
  {
    what: 'network_data.json: netplan loses the routes of SLAAC networks',
    source: 'net/netplan.py _extract_addresses',
    formats,
    outputs: ['netplan'],
    direction: 'missing',
    applies: hangsOnSlaac,
  },
  {
    what: 'network_data.json: the nameservers of an interface without an address apply to the whole guest',
    source: 'sources/helpers/openstack.py convert_net_json',
    formats,
    outputs: networkRenderers,
    direction: 'extra',
    applies: (fact, _, interfaces) =>
      isNameserver(fact) && areLoose(fact.value.split(' before '), interfaces),
  },
  {
    what: 'network_data.json: the order of nameservers, and a search list without nameservers',
    source: 'sources/helpers/openstack.py convert_net_json',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: (fact, iface) =>
      !hasStatic(iface) && (fact.key.endsWith('-order') || (fact.key === 'search' && hasSearchOnly(iface))),
  },
  {
    what: 'network_data.json: networkd and sysconfig lose the LACP rate and the hash policy of a bond',
    source:
      'sources/helpers/openstack.py convert_net_json (bond-lacp_rate), net/networkd.py render_bonds (bond-lacp-rate)',
    formats,
    outputs: ['networkd', 'sysconfig'],
    direction: 'missing',
    applies: ({ key }) => key === 'bond-lacp-rate' || key === 'bond-hash-policy',
    from: '25.2',
  },
];

/** What OpenStack's own links of bonds have. */
const sharedWithOpenstack: readonly string[] = [
  'bond-mode',
  'bond-lacp-rate',
  'bond-hash-policy',
  'bond-mii-monitor',
];

/** Whether all these nameservers or domains are ones of interfaces without an address. */
function areLoose(values: readonly string[], interfaces: readonly Interface[]): boolean {
  const loose = interfaces.filter((iface) => !hasStatic(iface)).map(({ nameservers }) => nameservers);
  const known = new Set<string>(loose.flatMap(({ addresses, search }) => [...addresses, ...search]));
  return values.every((value) => known.has(value));
}
