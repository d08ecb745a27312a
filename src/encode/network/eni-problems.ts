import type { NetworkProblem } from '../../domain/layout.js';
import type { Interface } from '../../domain/network.js';
import { isNamed } from './guest-names.js';

/**
 * The interfaces of which cloud-init's reader of ENI makes less than DHCP on the first NIC would be: it knows no bonds,
 * bridges, VLANs and no DHCPv6. Source: cloudinit/net/eni.py _ifaces_to_net_config_data.
 */
export function eniProblems(interfaces: readonly Interface[]): readonly NetworkProblem[] {
  return interfaces.flatMap((iface): readonly NetworkProblem[] => {
    const found = whyUnread(iface);
    return found === undefined
      ? []
      : [{ interface: iface.name, severity: 'error', found: `${iface.name} ${found}`, expected }];
  });
}

const expected = 'only NICs with a name or a MAC, because cloud-init reads nothing else of ENI';

function whyUnread(iface: Interface): string | undefined {
  if (iface.kind !== 'ethernet') return `is a ${iface.kind === 'vlan' ? 'VLAN' : iface.kind}`;
  if (!isNamed(iface)) return 'is found by match only';
  const { addresses, dhcp4, dhcp6 } = iface;
  return dhcp6 && !dhcp4 && addresses.length === 0 ? 'has DHCPv6 only' : undefined;
}
