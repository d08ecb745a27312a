import { isList, type JsonObject, type JsonValue } from '../../domain/json.js';

/**
 * network_data.json as network-config in version 1, where cloud-init reads the same of both. Names are ours: it finds a
 * NIC by its MAC. Source: cloudinit/sources/helpers/openstack.py convert_net_json.
 */
export function networkOfData(data: JsonObject): {
  readonly config: JsonObject;
  readonly lost: readonly string[];
} {
  const links = mapsOf(data.links);
  const networks = mapsOf(data.networks);
  const lost: string[] = [];
  let number = 0;
  const names = new Map(
    links.map((link) => {
      const kind = textOf(link.type);
      const id = textOf(link.id);
      if (kind === 'bond' || kind === 'vlan') return [id, kind === 'bond' ? id.slice(0, 15) : ''] as const;
      return [id, `eth${number++}`] as const;
    }),
  );
  for (const link of links)
    if (link.type === 'vlan')
      names.set(textOf(link.id), `${names.get(textOf(link.vlan_link)) ?? ''}.${textOf(link.vlan_id)}`);
  const config = links.map((link): JsonObject => {
    const subnets = networks
      .filter((network) => network.link === link.id)
      .map((network) => subnetOf(network, lost));
    const mac = textOf(link.ethernet_mac_address ?? link.vlan_mac_address);
    const common: JsonObject = {
      name: names.get(textOf(link.id)) ?? '',
      ...(mac !== '' && { mac_address: mac }),
      ...(typeof link.mtu === 'number' && { mtu: link.mtu }),
      ...(subnets.length > 0 && { subnets }),
    };
    if (link.type === 'bond') {
      const members = isList(link.bond_links ?? null) ? (link.bond_links as readonly JsonValue[]) : [];
      const params = Object.entries(link).filter(([key]) => /^bond_(?!links$)/.test(key));
      return {
        type: 'bond',
        ...common,
        bond_interfaces: members.map((member) => names.get(textOf(member)) ?? ''),
        params: Object.fromEntries(params.map(([key, value]) => [key.replaceAll('_', '-'), value])),
      };
    }
    if (link.type === 'vlan')
      return {
        type: 'vlan',
        ...common,
        vlan_link: names.get(textOf(link.vlan_link)) ?? '',
        vlan_id: link.vlan_id ?? 0,
      };
    return { type: 'physical', ...common };
  });
  const servers = mapsOf(data.services)
    .filter(({ type }) => type === 'dns')
    .flatMap(({ address }) => textOf(address) || []);
  for (const { id, link } of networks)
    if (!names.has(textOf(link))) lost.push(`the network "${textOf(id)}", whose link does not exist,`);
  return {
    config: {
      version: 1,
      config: [...config, ...(servers.length === 0 ? [] : [{ type: 'nameserver', address: servers }])],
    },
    lost,
  };
}

function subnetOf(network: JsonObject, lost: string[]): JsonObject {
  const kind = textOf(network.type);
  const type = types[kind];
  if (type === undefined) {
    lost.push(`the network of type "${kind}"`);
    return { type: 'manual' };
  }
  if (!type.startsWith('static')) return { type };
  const address = textOf(network.ip_address);
  const routes = mapsOf(network.routes);
  const isDefault = (route: JsonObject): boolean =>
    ['0.0.0.0', '::'].includes(textOf(route.network)) &&
    ['0.0.0.0', '::', '0', '/0'].includes(textOf(route.netmask));
  const servers = [...mapsOf(network.services), ...mapsOf(network.dns)].flatMap(
    ({ address: server }) => textOf(server) || [],
  );
  const named = isList(network.dns_nameservers ?? null)
    ? (network.dns_nameservers as readonly JsonValue[]).map(textOf)
    : [];
  const gateway = textOf(network.gateway) || textOf(routes.find(isDefault)?.gateway);
  const others = routes.filter((route) => !isDefault(route));
  return {
    type,
    address,
    ...(network.netmask !== undefined && !address.includes('/') && { netmask: network.netmask }),
    ...(gateway !== '' && { gateway }),
    ...(others.length > 0 && { routes: others }),
    ...(servers.length + named.length > 0 && { dns_nameservers: [...named, ...servers] }),
  };
}

const types: Readonly<Record<string, string>> = {
  ipv4: 'static',
  ipv6: 'static6',
  ipv4_dhcp: 'dhcp4',
  ipv6_dhcp: 'dhcp6',
  ipv6_slaac: 'ipv6_slaac',
  'ipv6_dhcpv6-stateful': 'dhcp6',
};

const mapsOf = (value: JsonValue | undefined): readonly JsonObject[] =>
  value !== undefined && isList(value)
    ? value.filter((item): item is JsonObject => typeof item === 'object' && item !== null && !isList(item))
    : [];

const textOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
