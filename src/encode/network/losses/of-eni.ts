import type { Interface } from '../../../domain/network.js';
import { networkRenderers } from '../../../domain/network-renderer.js';
import type { Fact } from './facts.js';
import type { NetworkLoss } from './network-loss.js';
import { hasDhcpOf, hasStatic, isGateway, isNameserver, isVirtual } from './predicates.js';

const formats = ['eni'] as const;

/** What cloud-init's reader of ENI passes over, or misreads. ifupdown reads all of it. */
export const lossesOfEni: readonly NetworkLoss[] = [
  {
    what: 'ENI: only addresses, gateways, DHCPv4, nameservers and the MACs of NICs are read; everything else is lost',
    source: 'net/eni.py _ifaces_to_net_config_data',
    formats,
    outputs: networkRenderers,
    direction: 'missing',
    applies: (fact, iface) => !isReadOfEni(fact, iface),
  },
  {
    what: 'ENI: a bond, bridge or VLAN with a MAC is read as a NIC with that MAC and name',
    source: 'net/eni.py _ifaces_to_net_config_data',
    formats,
    outputs: ['networkd', 'netplan', 'sysconfig', 'network-manager'],
    direction: 'extra',
    applies: ({ key, value }, iface) =>
      isVirtual(iface) &&
      ((key === 'match' && value === iface?.mac) || (key === 'set-name' && value === iface?.name)),
  },
  {
    what: 'ENI: networkd loses the nameservers of an interface without an address',
    source: 'net/networkd.py parse_subnets',
    formats,
    outputs: ['networkd'],
    direction: 'missing',
    applies: (fact, iface) => isNameserver(fact) && !hasStatic(iface),
    isHarmful: true,
  },
  {
    what: 'ENI: the ENI renderer loses the nameservers of an interface that has only DHCP, if DHCPv6 is one of them',
    source: 'net/eni.py _iface_add_subnet',
    formats,
    outputs: ['eni'],
    direction: 'missing',
    applies: (fact, iface) => isNameserver(fact) && !hasStatic(iface) && hasDhcpOf(iface, 6),
    from: '25.2',
  },
];

function isReadOfEni(fact: Fact, iface: Interface | undefined): boolean {
  switch (fact.key) {
    case 'address':
    case 'match':
      return true;
    case 'dhcp':
      return fact.value === '4';
    case 'route':
      return isGateway(fact, iface);
    default:
      return isNameserver(fact);
  }
}
