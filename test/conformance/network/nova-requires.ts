import type { JsonObject } from '../../../src/domain/json.js';

/**
 * What Nova's own schema requires of network_data.json, in our words, for machines without a checkout of it.
 * Source: nova doc/api_schemas/network_data.json.
 */
export function novaProblems(data: JsonObject): readonly string[] {
  const top = ['links', 'networks', 'services'].filter((key) => !Array.isArray(data[key]));
  return [
    ...top.map((key) => `there is no list ${key}`),
    ...listOf(data.links).flatMap(linkProblems),
    ...listOf(data.networks).flatMap(networkProblems),
    ...listOf(data.services).flatMap((service) => missing(service, ['address', 'type'])),
  ];
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  phy: ['ethernet_mac_address', 'id'],
  bond: ['ethernet_mac_address', 'id', 'bond_mode', 'bond_links'],
  vlan: ['vlan_mac_address', 'id', 'vlan_link', 'vlan_id'],
};

function linkProblems(link: JsonObject): readonly string[] {
  const required = kinds[wordOf(link.type)];
  return required === undefined ? [`a link has the type ${wordOf(link.type)}`] : missing(link, required);
}

const types = ['ipv4', 'ipv4_dhcp', 'ipv6', 'ipv6_dhcp', 'ipv6_slaac'];

function networkProblems(network: JsonObject): readonly string[] {
  const type = wordOf(network.type);
  const isNarrow = network.netmask === '255.255.255.255';
  return [
    ...missing(network, ['id', 'link', 'network_id']),
    ...(types.includes(type) ? [] : [`a network has the type ${type}`]),
    ...(isNarrow ? ['a network has one address'] : []),
    ...listOf(network.routes).flatMap((route) => [
      ...missing(route, ['gateway', 'netmask', 'network']),
      ...(route.netmask === '255.255.255.255' ? ['a route leads to one address'] : []),
    ]),
  ];
}

const missing = (value: JsonObject, keys: readonly string[]): readonly string[] =>
  keys.filter((key) => value[key] === undefined).map((key) => `${wordOf(value.type)} lacks ${key}`);

const listOf = (value: unknown): readonly JsonObject[] =>
  Array.isArray(value) ? (value as JsonObject[]) : [];

const wordOf = (type: unknown): string => (typeof type === 'string' ? type : 'a route');
