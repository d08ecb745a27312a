import type { Device } from '../../domain/device.js';
import type { IpFamily } from '../../domain/ip-address.js';
import type { JsonObject } from '../../domain/json.js';
import type { Interface } from '../../domain/network.js';
import { inDependencyOrder } from './dependency-order.js';
import { inGuestNames, isNamed } from './guest-names.js';
import { macForWindows } from './network-links.js';
import { filled, present } from './present.js';
import { routeValues } from './route-values.js';
import { isStatic, type Subnet, subnetsOf } from './subnets.js';
import { bondParameters, bridgeParameters } from './v1-parameters.js';

/**
 * network-config version 1. No interfaces give `{}`, at which cloud-init falls back to DHCP on its first NIC; an
 * empty `config` would leave the guest without a network. An ethernet with a MAC gets its name: version 1 knows no
 * match without a rename. Source: cloudinit/net/network_state.py parse_config_v1, schema-network-config-v1.json.
 */
export function networkConfigV1(
  interfaces: readonly Interface[],
  { os = 'linux' }: { readonly os?: Device['os'] } = {},
): JsonObject {
  const held = interfaces.filter(({ kind }) => kind !== 'dummy');
  // Without a NIC that it cannot name a guest may have no way out; of no network it has DHCP.
  if (held.length === 0 || !held.every(isNamed)) return {};
  const ordered = inDependencyOrder(inGuestNames(held));
  return {
    version: 1,
    config: [
      ...ordered.map((iface) => deviceOf(iface, { os, interfaces: ordered })),
      // cloudbase-init gives them to every interface that has an address, in the place of its own.
      ...(os === 'windows' ? [] : ordered.flatMap(nameserverOf)),
    ],
  };
}

interface Context {
  readonly os: Device['os'];
  readonly interfaces: readonly Interface[];
}

function deviceOf(iface: Interface, { os, interfaces }: Context): JsonObject {
  return present({
    type: typeOf(iface),
    name: iface.name,
    mac_address: os === 'windows' ? macForWindows(iface, { interfaces }) : iface.mac,
    ...kindValues(iface, os),
    mtu: iface.mtu,
    'accept-ra': iface.acceptRa,
    subnets: filled(subnetsOf(iface).map((subnet) => subnetValues(subnet, iface, os))),
  });
}

function typeOf({ kind, name }: Interface): string {
  if (name === 'lo') return 'loopback';
  return kind === 'ethernet' ? 'physical' : kind;
}

function kindValues(iface: Interface, os: Device['os']) {
  switch (iface.kind) {
    case 'ethernet':
      return { wakeonlan: iface.wakeOnLan };
    case 'bond':
      return { bond_interfaces: iface.members, params: bondParameters(iface, { os }) };
    case 'bridge':
      return { bridge_interfaces: iface.members, params: bridgeParameters(iface) };
    case 'vlan':
      return { vlan_link: iface.link, vlan_id: iface.id };
    case 'dummy':
      return {};
  }
}

function subnetValues(
  { family, address, gateway, routes, nameservers }: Subnet,
  { activationMode, dhcp4Overrides, dhcp6Overrides }: Interface,
  os: Device['os'],
): JsonObject {
  const overrides = family === 4 ? dhcp4Overrides : dhcp6Overrides;
  return present({
    // Not static6, which network_manager.py of 22.4.2 takes for SLAAC: it looks at the address as well.
    type: address === undefined ? dhcpType(family, os) : 'static',
    address: address === undefined ? undefined : `${address.address}/${address.prefix}`,
    gateway: gateway?.via,
    routes: filled(routes.map(routeValues)),
    dns_nameservers: filled(nameservers.addresses),
    dns_search: filled(nameservers.search),
    metric: address === undefined ? overrides?.routeMetric : undefined,
    control: activationMode === undefined ? undefined : 'manual',
  });
}

/** cloudbase-init takes `dhcp4` for an address that is missing, and sets up no network at all then. */
const dhcpType = (family: IpFamily, os: Device['os']): string =>
  family === 4 && os === 'windows' ? 'dhcp' : `dhcp${family}`;

/** Nameservers of an interface without an address: of such, networkd.py reads only this form. */
function nameserverOf(iface: Interface): readonly JsonObject[] {
  const { addresses, search } = iface.nameservers;
  if (subnetsOf(iface).some(isStatic) || addresses.length + search.length === 0) return [];
  return [present({ type: 'nameserver', interface: iface.name, address: addresses, search: filled(search) })];
}
