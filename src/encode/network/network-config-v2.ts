import { familyOf, type InterfaceAddress } from '../../domain/ip-address.js';
import type { JsonObject } from '../../domain/json.js';
import type { BondInterface, BridgeInterface, Interface } from '../../domain/network.js';
import { gatewaysOf, routesOf } from './hops.js';
import { filled, present } from './present.js';

/**
 * network-config version 2: netplan's format, as far as cloud-init itself reads it. No interfaces give `{}`, at
 * which cloud-init falls back to DHCP on its first NIC; `version: 2` alone would leave the guest without a network.
 * Source: cloudinit/net/network_state.py parse_config_v2, schema-network-config-v2.json.
 */
export function networkConfigV2(interfaces: readonly Interface[]): JsonObject {
  if (interfaces.length === 0) return {};
  const section = (kind: Interface['kind']): JsonObject | undefined => {
    const entries = inReadingOrder(interfaces.filter((iface) => iface.kind === kind));
    return entries.length === 0
      ? undefined
      : Object.fromEntries(entries.map((iface) => [iface.name, entryOf(iface)]));
  };
  return present({
    version: 2,
    // Even empty: networkd.py looks names up in it without asking whether it is there.
    ethernets: section('ethernet') ?? {},
    bonds: section('bond'),
    bridges: section('bridge'),
    vlans: section('vlan'),
  });
}

/** At a search list without nameservers network_state.py leaves off reading nameservers: such ones come last. */
function inReadingOrder(interfaces: readonly Interface[]): readonly Interface[] {
  const hasSearchOnly = ({ nameservers }: Interface): boolean =>
    nameservers.addresses.length === 0 && nameservers.search.length > 0;
  return [...interfaces.filter((iface) => !hasSearchOnly(iface)), ...interfaces.filter(hasSearchOnly)];
}

function entryOf(iface: Interface): JsonObject {
  switch (iface.kind) {
    case 'ethernet':
      // netplan refuses set-name without a match; without a MAC the key is the name already.
      return present({
        match: iface.mac === undefined ? undefined : { macaddress: iface.mac },
        'set-name': iface.mac !== undefined && iface.setName ? iface.name : undefined,
        wakeonlan: iface.wakeOnLan,
        ...commonOf(iface),
      });
    case 'bond':
      return present({ interfaces: iface.members, parameters: bondParameters(iface), ...virtualOf(iface) });
    case 'bridge':
      return present({ interfaces: iface.members, parameters: bridgeParameters(iface), ...virtualOf(iface) });
    case 'vlan':
      return present({ id: iface.id, link: iface.link, ...virtualOf(iface) });
  }
}

const virtualOf = (iface: Interface) => ({ macaddress: iface.mac, ...commonOf(iface) });

function commonOf(iface: Interface) {
  const { addresses, search } = iface.nameservers;
  const nameservers = present({ addresses: filled(addresses), search: filled(search) });
  return {
    dhcp4: iface.dhcp4 || undefined,
    dhcp6: iface.dhcp6 || undefined,
    'accept-ra': iface.acceptRa,
    addresses: filled(ipv4First(iface.addresses).map(({ address, prefix }) => `${address}/${prefix}`)),
    ...gatewayKeys(iface),
    // Not `to: default`, which cloud-init before 25.3 refuses.
    routes: filled(
      routesOf(iface).map(({ network, prefix, via, metric }) =>
        present({ to: `${network}/${prefix}`, via, metric }),
      ),
    ),
    nameservers: Object.keys(nameservers).length === 0 ? undefined : nameservers,
    mtu: iface.mtu,
  };
}

/** cloud-init hangs all routes on the first address; network_manager.py of 26.2 fails on one of IPv4 at one of IPv6. */
function ipv4First(addresses: readonly InterfaceAddress[]): readonly InterfaceAddress[] {
  return [...addresses].sort((one, other) => familyOf(one.address) - familyOf(other.address));
}

/**
 * A gateway stays one, though newer clients call the keys deprecated: of a default route cloud-init before 23.1 makes
 * ::/64 in IPv6, and before 25.3 a `route add` in ENI, for which a guest without net-tools has no program.
 */
function gatewayKeys(iface: Interface) {
  const gateways = gatewaysOf(iface);
  return {
    gateway4: gateways.find((via) => familyOf(via) === 4),
    gateway6: gateways.find((via) => familyOf(via) === 6),
  };
}

function bondParameters({ mode, lacpRate, hashPolicy, miiMonitorMs }: BondInterface): JsonObject {
  return present({
    mode,
    'lacp-rate': lacpRate,
    'transmit-hash-policy': hashPolicy,
    // A string, says the schema; netplan takes it for milliseconds where no unit stands behind it.
    'mii-monitor-interval': miiMonitorMs === undefined ? undefined : String(miiMonitorMs),
  });
}

function bridgeParameters({ stp, forwardDelay }: BridgeInterface): JsonObject | undefined {
  const parameters = present({ stp, 'forward-delay': forwardDelay });
  return Object.keys(parameters).length === 0 ? undefined : parameters;
}
