import { entryAt, type GuestEntry, type GuestMap, keyText } from '../../cloud-init/values/guest-value.js';
import { parseInfinibandMac } from '../../domain/infiniband-mac.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import { netplanNicSettings, netplanSettings } from '../../domain/netplan-settings.js';
import { addressesOf } from './addresses.js';
import type { ImportedInterface, ImportedNetwork } from './imported-network.js';
import { mapIn, textIn, textsIn } from './json-values.js';
import { bondParameters, bridgeParameters } from './kind-parameters.js';
import { flag, number, text, textOf, texts } from './leaves.js';
import { settingTakes } from './netplan-settings.js';
import { routes, routingPolicy } from './routes.js';
import { type Loss, lost, nested, nothing, type Table, type Take, takeEntries, taken } from './taken.js';

const overrides: Table = {
  'use-dns': flag('use_dns'),
  'use-ntp': flag('use_ntp'),
  'use-mtu': flag('use_mtu'),
  'use-routes': flag('use_routes'),
  'use-hostname': flag('use_hostname'),
  'use-domains': (value, key) =>
    textOf(value) === 'route' ? taken({ use_domains: 'route' }) : flag('use_domains')(value, key),
  'send-hostname': flag('send_hostname'),
  hostname: text('hostname'),
  'route-metric': number('route_metric'),
};

const renderer: Take = (value) => taken({ renderer: textOf(value) ?? '' });

/** 0 leaves it alone. */
const mtu: Take = (value, key) => (textOf(value) === '0' ? nothing : number('mtu')(value, key));

/** What every kind of interface has. */
const common: Table = {
  renderer,
  optional: flag('optional'),
  critical: flag('critical'),
  'ignore-carrier': flag('ignore_carrier'),
  'activation-mode': text('activation_mode'),
  dhcp4: flag('dhcp4'),
  dhcp6: flag('dhcp6'),
  'dhcp4-overrides': nested('dhcp4_overrides', overrides),
  'dhcp6-overrides': nested('dhcp6_overrides', overrides),
  'dhcp-identifier': text('dhcp_identifier'),
  'accept-ra': flag('accept_ra'),
  'link-local': texts('link_local'),
  'ipv6-privacy': flag('ipv6_privacy'),
  'ipv6-mtu': number('ipv6_mtu'),
  'ipv6-address-generation': text('ipv6_address_generation'),
  'ipv6-address-token': text('ipv6_address_token'),
  addresses: addressesOf,
  gateway4: text('gateway4'),
  gateway6: text('gateway6'),
  nameservers: nested('nameservers', { addresses: texts('addresses'), search: texts('search') }),
  routes,
  'routing-policy': routingPolicy,
  mtu,
  ...settingTakes(netplanSettings),
};

const ethernet: Table = {
  ...common,
  match: nested('match', { macaddress: text('macaddress'), name: text('name'), driver: texts('driver') }),
  'set-name': text('set_name'),
  macaddress: text('macaddress'),
  wakeonlan: flag('wakeonlan'),
  ...settingTakes(netplanNicSettings),
};

const members = texts('members');
const mac = text('mac');
/** The parameters of a kind stand at the interface here. */
const flat =
  (table: Table): Take =>
  (value, key) =>
    value.kind === 'map'
      ? takeEntries(value, table)
      : lost(value.at, { what: `"${key}"`, expected: 'a mapping' });

const sections: Readonly<Record<string, { readonly kind?: string; readonly table: Table }>> = {
  ethernets: { table: ethernet },
  bonds: {
    kind: 'bond',
    table: { ...common, interfaces: members, macaddress: mac, parameters: flat(bondParameters) },
  },
  bridges: {
    kind: 'bridge',
    table: { ...common, interfaces: members, macaddress: mac, parameters: flat(bridgeParameters) },
  },
  vlans: { kind: 'vlan', table: { ...common, id: number('id'), link: text('link'), macaddress: mac } },
  'dummy-devices': { kind: 'dummy', table: { ...common, macaddress: mac } },
};

/** Source: netplan's reference; cloudinit/net/network_state.py parse_config_v2. */
export function versionTwo(config: GuestMap): ImportedNetwork {
  const interfaces: ImportedInterface[] = [];
  const losses: Loss[] = [];
  const ofAll = rendererIn(config);
  for (const { key, value } of config.entries) {
    const name = keyText(key);
    const section = Object.hasOwn(sections, name) ? sections[name] : undefined;
    if (name === 'version' || name === 'renderer') continue;
    if (section === undefined) losses.push(...otherSection({ key, value }));
    else if (value.kind === 'map') {
      const own = { ...ofAll, ...rendererIn(value) };
      const entries = value.entries.filter((entry) => keyText(entry.key) !== 'renderer');
      interfaces.push(...entries.map((entry) => interfaceOf(entry, { ...section, own })));
    } else if (value.kind !== 'scalar' || value.value !== null)
      losses.push({ at: value.at, what: `"${name}"`, expected: 'a mapping' });
  }
  // Of no interfaces cloud-init sets up none, and of no network-config DHCP.
  if (interfaces.length === 0 && losses.length === 0)
    losses.push({ at: config.at, what: 'a network without interfaces', expected: 'at least one interface' });
  return { interfaces: inGivenNames(interfaces), losses };
}

/** That of all interfaces, or of a section. */
function rendererIn(map: GuestMap): JsonObject {
  const value = entryAt(map, 'renderer')?.value;
  return value === undefined ? {} : renderer(value, 'renderer').fields;
}

function otherSection({ key, value }: GuestEntry): readonly Loss[] {
  const name = keyText(key);
  const expected = `one of ${Object.keys(sections).join(', ')}`;
  if (value.kind !== 'map' || value.entries.length === 0)
    return [{ at: key.at, what: `"${name}"`, expected }];
  return value.entries.map((entry) => ({
    at: entry.key.at,
    what: `"${keyText(entry.key)}" in ${name}`,
    expected: `an interface in ${expected}`,
  }));
}

function interfaceOf(
  { key, value }: GuestEntry,
  { kind, table, own }: { readonly kind?: string; readonly table: Table; readonly own: JsonObject },
): ImportedInterface {
  const id = keyText(key);
  const start = kind === undefined ? { name: id } : { name: id, kind };
  if (value.kind !== 'map') return { id, at: key.at, fields: { ...start, ...withRenderer(own) }, losses: [] };
  const { fields, losses } = takeEntries(value, table);
  const { match, set_name: newName, ...others } = withRenderer({ ...own, ...fields });
  const isMatched = entryAt(value, 'match')?.value.kind === 'map';
  const found = kind === undefined && isMatched ? matchFields(mapIn(match)) : {};
  const name = typeof newName === 'string' && isMatched ? { name: newName, set_name: true } : {};
  return { id, at: key.at, fields: { ...start, ...name, ...found, ...others }, losses };
}

/** networkd is what netplan takes by itself; only another one says something. */
function withRenderer({ renderer: written, ...fields }: JsonObject): JsonObject {
  return written === undefined || written === 'networkd' ? fields : { renderer: written, ...fields };
}

/** The MAC by which a NIC is found stands at the interface here. An empty `match` is every NIC. */
function matchFields(match: JsonObject): JsonObject {
  const { macaddress, ...others } = match;
  // Of InfiniBand it is no MAC as the inventory knows them.
  if (parseInfinibandMac(textIn(macaddress)).ok) return { match };
  const isEmpty = Object.keys(others).length === 0;
  return {
    ...(macaddress === undefined ? {} : { mac: macaddress }),
    ...(isEmpty ? (macaddress === undefined ? { match: { name: '*' } } : {}) : { match: others }),
  };
}

/** An interface stands under the name that it gets, and those that stand on it say that name too. */
function inGivenNames(interfaces: readonly ImportedInterface[]): readonly ImportedInterface[] {
  const names = new Map(interfaces.map(({ id, fields }) => [id, textIn(fields.name)]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const parts = new Set(
    interfaces.flatMap(({ fields }) => [...textsIn(fields.members), textIn(fields.link)].map(nameOf)),
  );
  return interfaces.map((imported) => {
    const { fields } = imported;
    const { members: list, link, primary } = fields;
    const ports = (value: JsonValue) =>
      Object.fromEntries(Object.entries(mapIn(value)).map(([port, cost]) => [nameOf(port), cost]));
    // The default would rename it, which the file does not.
    const keepsName =
      fields.mac !== undefined && fields.set_name === undefined && parts.has(textIn(fields.name));
    return {
      ...imported,
      fields: {
        ...fields,
        ...(keepsName && fields.kind === undefined && { set_name: false }),
        ...(list !== undefined && { members: textsIn(list).map(nameOf) }),
        ...(link !== undefined && { link: nameOf(textIn(link)) }),
        ...(primary !== undefined && { primary: nameOf(textIn(primary)) }),
        ...(fields.path_cost !== undefined && { path_cost: ports(fields.path_cost) }),
        ...(fields.port_priority !== undefined && { port_priority: ports(fields.port_priority) }),
      },
    };
  });
}
