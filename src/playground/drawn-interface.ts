import type { JsonObject, JsonValue } from '../domain/json.js';
import type { NetworkInterface } from '../report/data/network.js';

/** An interface under the names of the inventory, as a drawing needs it. */
export function drawnInterface(fields: JsonObject): NetworkInterface {
  const servers = isMap(fields.nameservers) ? fields.nameservers : {};
  const nameservers = strings(servers.addresses);
  const search = strings(servers.search);
  return {
    kind: kindOf(fields.kind),
    name: textOf(fields.name),
    ...textsOf(fields),
    ...numbersOf(fields),
    addresses: strings(fields.addresses),
    ...(nameservers.length === 0 ? {} : { nameservers }),
    ...(search.length === 0 ? {} : { search }),
    routes: lists(fields.routes).map(routeText),
    dynamic: [
      ...(fields.dhcp4 === true ? ['DHCPv4'] : []),
      ...(fields.dhcp6 === true ? ['DHCPv6'] : []),
      ...(fields.accept_ra === true ? ['SLAAC'] : []),
    ],
    ...(fields.members === undefined ? {} : { members: strings(fields.members) }),
  };
}

const kinds = ['ethernet', 'bond', 'bridge', 'vlan', 'dummy'] as const;

const kindOf = (value: JsonValue | undefined): NetworkInterface['kind'] =>
  kinds.find((kind) => kind === value) ?? 'ethernet';

const textsOf = (fields: JsonObject) =>
  Object.fromEntries(
    (['mac', 'gateway4', 'gateway6', 'mode', 'link'] as const).flatMap((key) =>
      typeof fields[key] === 'string' ? [[key, fields[key]]] : [],
    ),
  );

const numbersOf = (fields: JsonObject) =>
  Object.fromEntries(
    (['mtu', 'id'] as const).flatMap((key) => (typeof fields[key] === 'number' ? [[key, fields[key]]] : [])),
  );

function routeText(route: JsonValue): string {
  if (!isMap(route)) return textOf(route);
  const { to, via, metric, table } = route;
  return [
    textOf(to),
    ...(via === undefined ? [] : [`via ${textOf(via)}`]),
    ...(metric === undefined ? [] : [`metric ${textOf(metric)}`]),
    ...(table === undefined ? [] : [`table ${textOf(table)}`]),
  ].join(' ');
}

const textOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? '');

const isMap = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const lists = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? (value as readonly JsonValue[]) : [];

const strings = (value: JsonValue | undefined): readonly string[] => lists(value).map(textOf);
