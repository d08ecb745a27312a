import type { JsonObject } from '../../domain/json.js';
import type { BondInterface, BridgeInterface, Interface } from '../../domain/network.js';
import { inDependencyOrder } from './dependency-order.js';
import { filled, present } from './present.js';
import { routeValues } from './route-values.js';
import { isStatic, type Subnet, subnetsOf } from './subnets.js';

/**
 * network-config version 1. No interfaces give `{}`, at which cloud-init falls back to DHCP on its first NIC; an
 * empty `config` would leave the guest without a network. An ethernet with a MAC gets its name: version 1 knows no
 * match without a rename. Source: cloudinit/net/network_state.py parse_config_v1, schema-network-config-v1.json.
 */
export function networkConfigV1(interfaces: readonly Interface[]): JsonObject {
  if (interfaces.length === 0) return {};
  const ordered = inDependencyOrder(interfaces);
  return { version: 1, config: [...ordered.map(deviceOf), ...ordered.flatMap(nameserverOf)] };
}

function deviceOf(iface: Interface): JsonObject {
  return present({
    type: iface.kind === 'ethernet' ? 'physical' : iface.kind,
    name: iface.name,
    mac_address: iface.mac,
    ...kindValues(iface),
    mtu: iface.mtu,
    'accept-ra': iface.acceptRa,
    subnets: filled(subnetsOf(iface).map(subnetValues)),
  });
}

function kindValues(iface: Interface) {
  switch (iface.kind) {
    case 'ethernet':
      return { wakeonlan: iface.wakeOnLan };
    case 'bond':
      return { bond_interfaces: iface.members, params: bondParameters(iface) };
    case 'bridge':
      return { bridge_interfaces: iface.members, params: bridgeParameters(iface) };
    case 'vlan':
      return { vlan_link: iface.link, vlan_id: iface.id };
  }
}

function subnetValues({ family, address, gateway, routes, nameservers }: Subnet): JsonObject {
  return present({
    // Not static6, which network_manager.py of 22.4.2 takes for SLAAC: it looks at the address as well.
    type: address === undefined ? `dhcp${family}` : 'static',
    address: address === undefined ? undefined : `${address.address}/${address.prefix}`,
    gateway,
    routes: filled(routes.map(routeValues)),
    dns_nameservers: filled(nameservers.addresses),
    dns_search: filled(nameservers.search),
  });
}

/** Nameservers of an interface without an address: of such, networkd.py reads only this form. */
function nameserverOf(iface: Interface): readonly JsonObject[] {
  const { addresses, search } = iface.nameservers;
  if (subnetsOf(iface).some(isStatic) || addresses.length + search.length === 0) return [];
  return [present({ type: 'nameserver', interface: iface.name, address: addresses, search: filled(search) })];
}

/**
 * With dashes: the renderers know no other spelling (networkd.py render_bonds, sysconfig.py bond_tpl_opts), though
 * the schema of 24.1 and later writes bond-lacp_rate and bond-xmit_hash_policy.
 */
function bondParameters({ mode, lacpRate, hashPolicy, miiMonitorMs }: BondInterface): JsonObject {
  return present({
    'bond-mode': mode,
    'bond-lacp-rate': lacpRate,
    'bond-xmit-hash-policy': hashPolicy,
    'bond-miimon': miiMonitorMs,
  });
}

function bridgeParameters({ stp, forwardDelay }: BridgeInterface): JsonObject {
  return present({ bridge_stp: onOff(stp), bridge_fd: forwardDelay });
}

function onOff(flag: boolean | undefined): string | undefined {
  if (flag === undefined) return undefined;
  return flag ? 'on' : 'off';
}
