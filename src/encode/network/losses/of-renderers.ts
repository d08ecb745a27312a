import type { Interface } from '../../../domain/network.js';
import type { Fact } from './facts.js';
import type { NetworkLoss } from './network-loss.js';
import { hasDhcpOf, hasStatic, hasStaticOf, hasSubnet, isNameserver, isPortless } from './predicates.js';

const formats = ['v1', 'v2', 'eni', 'networkData'] as const;

/** What a renderer of cloud-init cannot say, from whatever format it was read. */
export const lossesOfOutputs: readonly NetworkLoss[] = [
  {
    what: 'networkd: no `primary` of a bond',
    source: 'net/networkd.py render_bonds',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => key === 'bond-primary',
    from: '25.3',
  },
  {
    what: 'networkd: costs and priorities are written at the port',
    source: 'net/networkd.py _render_content',
    formats: ['v1', 'v2'],
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => key === 'bridge-path-cost' || key === 'bridge-port-priority',
    from: '25.3',
  },
  {
    what: 'networkd: a port with its cost and its priority',
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
    what: 'ENI: all_members_active as on and off, which the kernel does not take',
    source: 'net/eni.py _iface_add_attrs',
    formats: ['v1', 'v2'],
    outputs: ['eni'],
    direction: 'missing',
    applies: ({ key }) => key === 'bond-all-active',
  },
  {
    what: 'ENI: the same with that word',
    source: 'net/eni.py _iface_add_attrs',
    formats: ['v1', 'v2'],
    outputs: ['eni'],
    direction: 'extra',
    applies: ({ key, value }) => key === 'bond-all-active' && (value === 'on' || value === 'off'),
  },
  {
    what: 'ENI: of v2 costs and priorities of ports without their numbers',
    source: 'net/eni.py _iface_add_attrs',
    formats: ['v2'],
    outputs: ['eni'],
    direction: 'missing',
    applies: ({ key }) => key === 'bridge-path-cost' || key === 'bridge-port-priority',
  },
  {
    what: 'ENI: the same, as names of ports only',
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
    what: 'ENI: the metric of DHCPv6 where that of IPv4 stands',
    source: 'net/eni.py _iface_add_subnet',
    formats: ['v1', 'v2'],
    outputs: ['eni', 'sysconfig'],
    direction: 'extra',
    applies: ({ key, value }, iface) =>
      key === 'dhcp4-route-metric' && String(iface?.dhcp6Overrides?.routeMetric) === value,
  },
  {
    what: 'networkd: no bonds, bridges and VLANs, only what is on them',
    source: 'net/networkd.py _render_content',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => /^(kind|mac|member|bond-.*|bridge-.*|vlan-.*)$/.test(key),
    before: '25.3',
  },
  {
    what: 'networkd: no bridge without ports',
    source: 'net/networkd.py render_bridges',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }, iface) => isPortless(iface) && (key === 'kind' || key.startsWith('bridge-')),
    from: '25.3',
  },
  {
    what: 'networkd: of a bridge no value that is 0 or off',
    source: 'net/networkd.py render_bridges',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key, value }) => key.startsWith('bridge-') && (value === '0' || value === 'false'),
    from: '25.3',
  },
  {
    what: 'networkd: no .link files, so neither wake-on-LAN nor a new name: cloud-init renames NICs by itself',
    source: 'net/networkd.py _render_content',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }) => key === 'wake-on-lan' || key === 'set-name',
  },
  {
    what: 'networkd: router advertisements only together with DHCPv6',
    source: 'net/networkd.py parse_subnets',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: ({ key }, iface) => key === 'accept-ra' && !hasDhcpOf(iface, 6),
    before: '25.2',
  },
  {
    what: 'ENI: a NIC is written under its name, and neither its MAC nor a new name: cloud-init renames NICs by itself',
    source: 'net/eni.py _iface_add_attrs',
    formats,
    outputs: ['eni'],
    direction: 'missing',
    applies: ({ key }) => key === 'match' || key === 'set-name',
  },
  {
    what: 'ENI: no value that is 0, and no wake-on-LAN that is off',
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
    what: 'ENI: router advertisements only where the first subnet is DHCP, or no address is of IPv4',
    source: 'net/eni.py _render_iface, _iface_add_attrs',
    formats,
    outputs: ['eni'],
    direction: 'missing',
    applies: ({ key }, iface) =>
      key === 'accept-ra' && !hasDhcpOf(iface, 4) && !hasDhcpOf(iface, 6) && !isIpv6Alone(iface),
  },
  {
    what: 'ENI: no nameservers of an interface without any subnet',
    source: 'net/eni.py _render_iface',
    formats,
    outputs: ['eni'],
    direction: 'missing',
    applies: (fact, iface) => isNameserver(fact) && !hasSubnet(iface),
  },
  {
    what: 'ENI: nameservers only with an address of their family, a search list only with a nameserver',
    source: 'net/eni.py _iface_add_subnet',
    formats,
    outputs: ['eni'],
    direction: 'missing',
    applies: (fact, iface) => isNameserver(fact) && !isShownByFamily(fact, iface),
    from: '25.2',
  },
  {
    what: 'ENI: nameservers of one family next to each other, those of the other one between them left out',
    source: 'net/eni.py _iface_add_subnet',
    formats,
    outputs: ['eni'],
    direction: 'extra',
    applies: ({ key, value }) =>
      key === 'nameserver-order' && new Set(value.split(' before ').map(isIpv6)).size === 1,
    from: '25.2',
  },
  {
    what: 'ENI: a line `dns` as Python prints a dict, which ifupdown ignores',
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
