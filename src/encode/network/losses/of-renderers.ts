import type { Interface } from '../../../domain/network.js';
import type { Fact } from './facts.js';
import type { NetworkLoss } from './network-loss.js';
import { hasDhcpOf, hasStatic, hasStaticOf, hasSubnet, isNameserver, isPortless } from './predicates.js';

const formats = ['v1', 'v2', 'eni', 'networkData'] as const;

/** What a renderer of cloud-init cannot say, from whatever format it was read. */
export const lossesOfOutputs: readonly NetworkLoss[] = [
  {
    what: 'networkd: `primary` of a bond',
    source: 'net/networkd.py render_bonds',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => key === 'bond-primary',
    from: '25.3',
  },
  {
    what: 'networkd: costs and priorities of the ports of a bridge (they are written to the port)',
    source: 'net/networkd.py _render_content',
    formats: ['v1', 'v2'],
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => key === 'bridge-path-cost' || key === 'bridge-port-priority',
    from: '25.3',
  },
  {
    what: 'networkd: the port gets its cost and its priority',
    source: 'net/networkd.py _render_content',
    formats: ['v1', 'v2'],
    outputs: ['networkd'],
    direction: 'extra',
    applies: ({ key, value }, iface, interfaces) =>
      interfaces.some(
        (bridge) =>
          bridge.kind === 'bridge' &&
          iface !== undefined &&
          String((key === 'port-cost' ? bridge.pathCost : bridge.portPriority)?.[iface.name]) === value,
      ),
    from: '25.3',
  },
  {
    what: 'ENI: `all_members_active` (it is written as on or off, which the kernel does not accept)',
    source: 'net/eni.py _iface_add_attrs',
    formats: ['v1', 'v2'],
    outputs: ['eni'],
    direction: 'missing',
    applies: ({ key }) => key === 'bond-all-active',
  },
  {
    what: 'ENI: `all_members_active` as on or off',
    source: 'net/eni.py _iface_add_attrs',
    formats: ['v1', 'v2'],
    outputs: ['eni'],
    direction: 'extra',
    applies: ({ key, value }) => key === 'bond-all-active' && (value === 'on' || value === 'off'),
  },
  {
    what: 'ENI: costs and priorities of ports in v2 (they are written without their numbers)',
    source: 'net/eni.py _iface_add_attrs',
    formats: ['v2'],
    outputs: ['eni'],
    direction: 'missing',
    applies: ({ key }) => key === 'bridge-path-cost' || key === 'bridge-port-priority',
  },
  {
    what: 'ENI: lines with the names of these ports only',
    source: 'net/eni.py _iface_add_attrs',
    formats: ['v2'],
    outputs: ['eni'],
    direction: 'extra',
    applies: ({ key, value }) =>
      (key === 'bridge-path-cost' || key === 'bridge-port-priority') && !value.includes(' '),
  },
  {
    what: 'ENI: a line `optional`, which ifupdown ignores',
    source: 'net/eni.py _iface_add_attrs',
    formats: ['v2'],
    outputs: ['eni'],
    direction: 'extra',
    applies: ({ key }) => key === 'optional',
    from: '24.4',
  },
  {
    what: 'ENI: the metric of DHCPv6 is used for IPv4',
    source: 'net/eni.py _iface_add_subnet',
    formats: ['v1', 'v2'],
    outputs: ['eni', 'sysconfig'],
    direction: 'extra',
    applies: ({ key, value }, iface) =>
      key === 'dhcp4-route-metric' && String(iface?.dhcp6Overrides?.routeMetric) === value,
  },
  {
    what: 'networkd: bonds, bridges and VLANs themselves; only their addresses and routes are written',
    source: 'net/networkd.py _render_content',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => /^(kind|mac|member|bond-.*|bridge-.*|vlan-.*)$/.test(key),
    before: '25.3',
  },
  {
    what: 'networkd: a bridge without ports',
    source: 'net/networkd.py render_bridges',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }, iface) => isPortless(iface) && (key === 'kind' || key.startsWith('bridge-')),
    from: '25.3',
  },
  {
    what: 'networkd: settings of a bridge whose value is 0 or off',
    source: 'net/networkd.py render_bridges',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key, value }) => key.startsWith('bridge-') && (value === '0' || value === 'false'),
    from: '25.3',
  },
  {
    what: 'networkd: wake-on-LAN and new names, because there are no .link files (cloud-init renames NICs itself)',
    source: 'net/networkd.py _render_content',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => key === 'wake-on-lan' || key === 'set-name',
  },
  {
    what: 'networkd: `accept_ra` without DHCPv6',
    source: 'net/networkd.py parse_subnets',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }, iface) => key === 'accept-ra' && !hasDhcpOf(iface, 6),
    before: '25.2',
  },
  {
    what: 'ENI: the MAC and a new name of a NIC, which is written only under its name (cloud-init renames NICs itself)',
    source: 'net/eni.py _iface_add_attrs',
    formats,
    outputs: ['eni'],
    direction: 'missing',
    applies: ({ key }) => key === 'match' || key === 'set-name',
  },
  {
    what: 'ENI: settings whose value is 0, and `wakeonlan: false`',
    source: 'net/eni.py _iface_add_attrs, _render_iface',
    formats,
    outputs: ['eni'],
    direction: 'missing',
    applies: ({ key, value }) =>
      (value === '0' && /^(bond|bridge)-/.test(key)) || (value === 'false' && key === 'wake-on-lan'),
  },
  {
    what: 'ENI: a bridge without ports looks like a NIC',
    source: 'net/eni.py _iface_add_attrs',
    formats,
    outputs: ['eni'],
    direction: 'missing',
    applies: ({ key }, iface) => (key === 'kind' || key === 'mac') && isPortless(iface),
  },
  {
    what: 'ENI: the MAC of such a bridge looks like that of a NIC',
    source: 'net/eni.py _iface_add_attrs',
    formats: ['v1', 'v2'],
    outputs: ['eni'],
    direction: 'extra',
    applies: ({ key, value }, iface) => key === 'match' && isPortless(iface) && value === iface?.mac,
  },
  {
    what: 'ENI: `accept_ra`, unless the first subnet is DHCP or no address is IPv4',
    source: 'net/eni.py _render_iface, _iface_add_attrs',
    formats,
    outputs: ['eni'],
    direction: 'missing',
    applies: ({ key }, iface) =>
      key === 'accept-ra' && !hasDhcpOf(iface, 4) && !hasDhcpOf(iface, 6) && !isIpv6Alone(iface),
  },
  {
    what: 'ENI: nameservers of an interface without any subnet',
    source: 'net/eni.py _render_iface',
    formats,
    outputs: ['eni'],
    direction: 'missing',
    applies: (fact, iface) => isNameserver(fact) && !hasSubnet(iface),
  },
  {
    what: 'ENI: nameservers without an address of their family, and a search list without nameservers',
    source: 'net/eni.py _iface_add_subnet',
    formats,
    outputs: ['eni'],
    direction: 'missing',
    applies: (fact, iface) => isNameserver(fact) && !isShownByFamily(fact, iface),
    from: '25.2',
  },
  {
    what: 'ENI: the order of nameservers, if IPv4 and IPv6 are mixed',
    source: 'net/eni.py _iface_add_subnet',
    formats,
    outputs: ['eni'],
    direction: 'extra',
    applies: ({ key, value }) =>
      key === 'nameserver-order' && new Set(value.split(' before ').map(isIpv6)).size === 1,
    from: '25.2',
  },
  {
    what: 'ENI: a line `dns` with a Python dict, which ifupdown ignores',
    source: 'net/eni.py _iface_add_attrs',
    formats,
    outputs: ['eni'],
    direction: 'extra',
    applies: ({ key }) => key === 'dns',
    before: '25.2',
  },
];

const isIpv6Alone = (iface: Interface | undefined): boolean =>
  hasStaticOf(iface, 6) && !hasStaticOf(iface, 4);

const isIpv6 = (address: string): boolean => address.includes(':');

/** Whether a stanza says it: one that stands at or behind the first with an address, and has the fact's family. */
function isShownByFamily({ key, value }: Fact, iface: Interface | undefined): boolean {
  const isShown = (address: string): boolean => {
    const family = isIpv6(address) ? 6 : 4;
    return hasStatic(iface) ? hasStaticOf(iface, family) : hasDhcpOf(iface, family);
  };
  const { addresses = [] } = iface?.nameservers ?? {};
  if (key === 'nameserver') return isShown(value);
  if (key === 'nameserver-order') return false;
  return addresses.length === 0 || addresses.some(isShown);
}
