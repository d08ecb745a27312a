import { familyOf, type InterfaceAddress } from '../../domain/ip-address.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { DhcpOverrides, EthernetInterface, Interface } from '../../domain/network.js';
import { filled, present } from './present.js';
import { bondParameters, bridgeParameters } from './v2-parameters.js';
import { type Defaults, routeKeys } from './v2-routes.js';

/** What version 2 says of one interface, below its name. */
export function entryOf(iface: Interface, { defaults }: { readonly defaults: Defaults }): JsonObject {
  const common = commonOf(iface, defaults);
  switch (iface.kind) {
    case 'ethernet':
      return present(nicKeys(iface), ...common);
    case 'bond':
      return present(
        { interfaces: iface.members, parameters: bondParameters(iface), macaddress: iface.mac },
        ...common,
      );
    case 'bridge':
      return present(
        { interfaces: iface.members, parameters: bridgeParameters(iface), macaddress: iface.mac },
        ...common,
      );
    case 'vlan':
      return present({ id: iface.id, link: iface.link, macaddress: iface.mac }, ...common);
    case 'dummy':
      return present({ macaddress: iface.mac }, ...common);
  }
}

function nicKeys({ name, mac, match, setName, newMac, wakeOnLan }: EthernetInterface) {
  const isMatched = mac !== undefined || match !== undefined;
  const [driver, ...others] = match?.drivers ?? [];
  return {
    match: isMatched
      ? present({
          macaddress: mac ?? match?.macaddress,
          name: match?.name,
          driver: others.length === 0 ? driver : match?.drivers,
        })
      : undefined,
    // netplan refuses set-name without a match; without one the key is the name already.
    'set-name': isMatched && setName ? name : undefined,
    macaddress: newMac,
    wakeonlan: wakeOnLan,
  };
}

/** In parts: spread into one object, thirty keys of which most are undefined cost more than all else here. */
function commonOf(iface: Interface, defaults: Defaults) {
  const { addresses, search } = iface.nameservers;
  const first = {
    renderer: iface.renderer,
    optional: iface.optional,
    critical: iface.critical,
    'ignore-carrier': iface.ignoreCarrier,
    'activation-mode': iface.activationMode,
    dhcp4: iface.dhcp4 || undefined,
    dhcp6: iface.dhcp6 || undefined,
    'dhcp4-overrides': iface.dhcp4Overrides && unlessEmpty(overrideKeys(iface.dhcp4Overrides)),
    'dhcp6-overrides': iface.dhcp6Overrides && unlessEmpty(overrideKeys(iface.dhcp6Overrides)),
    'dhcp-identifier': iface.dhcpIdentifier,
    'accept-ra': iface.acceptRa,
    'link-local': iface.linkLocal,
    'ipv6-privacy': iface.ipv6Privacy,
    'ipv6-mtu': iface.ipv6Mtu,
    'ipv6-address-generation': iface.ipv6AddressGeneration,
    'ipv6-address-token': iface.ipv6AddressToken,
    addresses: filled(ipv4First(iface.addresses).map(addressValue)),
  };
  const last = {
    nameservers: unlessEmpty(present({ addresses: filled(addresses), search: filled(search) })),
    mtu: iface.mtu,
  };
  return [first, routeKeys(iface, defaults), last, iface.netplan ?? {}] as const;
}

function addressValue({ address, prefix, label, lifetime }: InterfaceAddress): JsonValue {
  const options = present({ label, lifetime });
  const text = `${address}/${prefix}`;
  return Object.keys(options).length === 0 ? text : { [text]: options };
}

const overrideKeys = (overrides: DhcpOverrides): JsonObject =>
  present({
    'use-dns': overrides.useDns,
    'use-ntp': overrides.useNtp,
    'use-mtu': overrides.useMtu,
    'use-routes': overrides.useRoutes,
    'use-hostname': overrides.useHostname,
    // A string, says the schema; netplan reads true and false in it.
    'use-domains': overrides.useDomains === undefined ? undefined : String(overrides.useDomains),
    'send-hostname': overrides.sendHostname,
    hostname: overrides.hostname,
    'route-metric': overrides.routeMetric,
  });

/** cloud-init hangs all routes on the first address; network_manager.py of 26.2 fails on one of IPv4 at one of IPv6. */
function ipv4First(addresses: readonly InterfaceAddress[]): readonly InterfaceAddress[] {
  return [...addresses].sort((one, other) => familyOf(one.address) - familyOf(other.address));
}

function unlessEmpty(values: JsonObject): JsonObject | undefined {
  return Object.keys(values).length === 0 ? undefined : values;
}
