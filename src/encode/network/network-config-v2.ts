import type { JsonObject } from '../../domain/json.js';
import type { Interface } from '../../domain/network.js';
import { present } from './present.js';
import { entryOf } from './v2-entry.js';
import type { V2Options } from './v2-options.js';
import { defaultsFor } from './v2-routes.js';

/**
 * network-config version 2: netplan's format, as far as cloud-init itself reads it. No interfaces give `{}`, at
 * which cloud-init falls back to DHCP on its first NIC; `version: 2` alone would leave the guest without a network.
 * Source: cloudinit/net/network_state.py parse_config_v2, schema-network-config-v2.json.
 */
export function networkConfigV2(interfaces: readonly Interface[], options: V2Options = {}): JsonObject {
  if (interfaces.length === 0) return {};
  const defaults = defaultsFor(options);
  const section = (kind: Interface['kind']): JsonObject | undefined => {
    const entries = inReadingOrder(interfaces.filter((iface) => iface.kind === kind));
    return entries.length === 0
      ? undefined
      : Object.fromEntries(entries.map((iface) => [iface.name, entryOf(iface, { defaults })]));
  };
  const vlans = section('vlan');
  const bridges = section('bridge');
  const arePorts = interfaces.some((iface) => iface.kind === 'bridge' && hasVlanPort(iface, interfaces));
  return present({
    version: 2,
    // Even empty: networkd.py looks names up in it without asking whether it is there.
    ethernets: section('ethernet') ?? {},
    'dummy-devices': section('dummy'),
    bonds: section('bond'),
    // netplan 0.106 reads a device anew where a part of it comes later, and has its lists twice then.
    ...(arePorts ? { vlans, bridges } : { bridges, vlans }),
  });
}

function hasVlanPort(
  { members }: Extract<Interface, { kind: 'bridge' }>,
  interfaces: readonly Interface[],
): boolean {
  return interfaces.some(({ kind, name }) => kind === 'vlan' && members.includes(name));
}

/** At a search list without nameservers network_state.py leaves off reading nameservers: such ones come last. */
function inReadingOrder(interfaces: readonly Interface[]): readonly Interface[] {
  const hasSearchOnly = ({ nameservers }: Interface): boolean =>
    nameservers.addresses.length === 0 && nameservers.search.length > 0;
  return [...interfaces.filter((iface) => !hasSearchOnly(iface)), ...interfaces.filter(hasSearchOnly)];
}
