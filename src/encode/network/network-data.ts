import type { Device } from '../../domain/device.js';
import type { JsonObject } from '../../domain/json.js';
import type { MacAddress } from '../../domain/mac-address.js';
import type { BondInterface, EthernetInterface, Interface, VlanInterface } from '../../domain/network.js';
import { isBefore, type VersionRange } from '../../domain/version-range.js';
import { inGuestNames } from './guest-names.js';
import { maskOf } from './hops.js';
import { type LinkInterface, linksOf, macForWindows, macOf } from './network-links.js';
import { filled, present } from './present.js';
import { routeValues } from './route-values.js';
import { isStatic, type Subnet, subnetsOf } from './subnets.js';

/** Who reads it. `isOther`: neither cloud-init nor cloudbase-init, but a program that goes by Nova's schema. */
export interface NetworkDataReader {
  readonly os?: Device['os'];
  /** The versions of cloud-init that read it, where somebody said so. */
  readonly cloudInit?: VersionRange | undefined;
  readonly isOther?: boolean;
}

/**
 * OpenStack's network_data.json: links, networks and services. Undefined where there is nothing to say: then the
 * file has to be left out, since an empty one leaves the guest without a network instead of at its default.
 * Interfaces that the format cannot hold are left out; networkDataProblems names them.
 * Source: cloudinit/sources/helpers/openstack.py convert_net_json.
 */
export function networkData(
  labelled: readonly Interface[],
  reader: NetworkDataReader = {},
): JsonObject | undefined {
  const interfaces = inGuestNames(labelled);
  const links = linksOf(interfaces);
  if (links.length === 0) return undefined;
  const networks = links.flatMap((link) =>
    networksOf(link, reader).map((network) => ({ link: link.name, ...network })),
  );
  return {
    links: links.map((link) => linkOf(link, { interfaces, os: reader.os })),
    // Nova's schema asks for a network_id; clients pass over it. Source: nova doc/api_schemas/network_data.json.
    networks: networks.map((network, index) => ({
      id: `network${index}`,
      network_id: `network${index}`,
      ...network,
    })),
    services: servicesOf(links, reader),
  };
}

function linkOf(
  link: LinkInterface,
  { interfaces, os }: { readonly interfaces: readonly Interface[]; readonly os?: Device['os'] | undefined },
): JsonObject {
  const mac = os === 'windows' ? macForWindows(link, { interfaces }) : macOf(link, { interfaces });
  switch (link.kind) {
    case 'ethernet':
      return ethernetLink(link);
    case 'bond':
      return bondLink(link, { mac });
    case 'vlan':
      return vlanLink(link, { mac });
  }
}

function ethernetLink({ name, mac, setName, mtu }: EthernetInterface): JsonObject {
  return present({
    id: name,
    type: 'phy',
    ethernet_mac_address: mac,
    // cloud-init's extension: a link with a name gets it, one without keeps what the guest calls that MAC.
    name: setName || mac === undefined ? name : undefined,
    mtu,
  });
}

interface Below {
  /** Its own MAC, or that of what it is made of. */
  readonly mac: MacAddress | undefined;
}

/** With underscores, as OpenStack has them; `name` is read since 26.1, before that bonds were numbered. */
function bondLink(bond: BondInterface, { mac }: Below): JsonObject {
  return present({
    id: bond.name,
    type: 'bond',
    ethernet_mac_address: mac,
    name: bond.name,
    mtu: bond.mtu,
    bond_links: bond.members,
    bond_mode: bond.mode,
    bond_lacp_rate: bond.lacpRate,
    bond_xmit_hash_policy: bond.hashPolicy,
    bond_miimon: bond.miiMonitorMs,
  });
}

function vlanLink({ name, id, link, mtu }: VlanInterface, { mac }: Below): JsonObject {
  return present({ id: name, type: 'vlan', vlan_mac_address: mac, mtu, vlan_id: id, vlan_link: link });
}

function networksOf(iface: Interface, reader: NetworkDataReader): readonly JsonObject[] {
  return subnetsOf(iface, { hasSlaac: true }).map((subnet) => networkOf(subnet, iface, reader));
}

function networkOf(subnet: Subnet, iface: Interface, reader: NetworkDataReader): JsonObject {
  const { family, address, gateway, routes, nameservers } = subnet;
  // At one without a router cloud-init's ENI and sysconfig fail, and with them the whole network.
  const reached = routes.filter(({ via }) => via !== undefined);
  const hops = gateway === undefined ? reached : [gateway, ...reached];
  return present({
    type: typeOf(subnet, iface, reader),
    ip_address: address?.address,
    netmask: address === undefined ? undefined : maskOf(address.prefix, family),
    // A gateway is a route here: cloudbase-init reads no other form.
    routes: filled(hops.map(routeValues)),
    // cloud-init's own form, with the search list, and the one that cloudbase-init reads.
    dns_nameservers: filled(nameservers.addresses),
    dns_search: filled(nameservers.search),
    services: filled(nameservers.addresses.map(dnsService)),
  });
}

/**
 * `ipv6`, as OpenStack writes it, turns router advertisements off from cloud-init 20.4 on. `static` leaves them on, but
 * cloud-init 19.4 to 20.3 fails at it, and all others pass over it: so only where advertisements are wanted.
 * Sources: cloudinit/sources/helpers/openstack.py convert_net_json, cloudbaseinit/metadata/services/baseopenstackservice.py.
 */
function typeOf(
  { method, family }: Subnet,
  { acceptRa }: Interface,
  { os, isOther, cloudInit }: NetworkDataReader,
): string {
  if (method !== 'static') return `ipv${family}_${method}`;
  const isCloudInits = os !== 'windows' && isOther !== true;
  const canStayOn = isCloudInits && !isBefore(cloudInit, '20.4');
  return family === 6 && acceptRa === true && canStayOn ? 'static' : `ipv${family}`;
}

/**
 * Nameservers of interfaces without an address. They hold for the whole guest, which is more than was meant, so
 * those of a network stand at their network alone; but others look here and nowhere else.
 * Sources: freebsd-src libexec/nuageinit/nuageinit config2_network; Talos' platform/openstack ParseMetadata.
 */
function servicesOf(
  links: readonly LinkInterface[],
  { isOther, os }: NetworkDataReader,
): readonly JsonObject[] {
  // cloudbase-init gives them to every network that has none of its own.
  if (os === 'windows') return [];
  const loose = links
    .filter((link) => isOther === true || !subnetsOf(link).some(isStatic))
    .map(({ nameservers }) => nameservers);
  const addresses = new Set(loose.flatMap((nameservers) => nameservers.addresses));
  const search = [...new Set(loose.flatMap((nameservers) => nameservers.search))];
  return [...addresses].map((address, index) =>
    // cloud-init's extension: it gathers the lists of all services.
    present({ ...dnsService(address), search: index === 0 ? filled(search) : undefined }),
  );
}

const dnsService = (address: string): JsonObject => ({ type: 'dns', address });
