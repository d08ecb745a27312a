import { entryAt, type GuestMap, type GuestValue } from '../../cloud-init/values/guest-value.js';
import {
  type InterfaceAddress,
  isInside,
  networkOf,
  parseInterfaceAddress,
  parseIpAddress,
} from '../../domain/ip-address.js';
import type { JsonObject } from '../../domain/json.js';
import type { ImportedInterface, ImportedNetwork } from './imported-network.js';
import { mapsIn, textIn, textsIn } from './json-values.js';
import { bondParams, bridgeParams } from './kind-parameters.js';
import { flag, number, text, textOf, texts } from './leaves.js';
import { withServers } from './name-servers.js';
import { routeOf, subnetsOf } from './subnets.js';
import { field, type Loss, lost, passed, type Table, type Take, takeEntries } from './taken.js';

const common: Table = {
  type: passed,
  name: text('name'),
  mac_address: text('mac'),
  mtu: number('mtu'),
  'accept-ra': flag('accept_ra'),
  subnets: subnetsOf,
};

/** Parameters by the names that version 1 has for them, whatever their prefix and dashes are. */
const parameters =
  (kind: string, table: Table): Take =>
  (value, key) => {
    if (value.kind !== 'map') return lost(value.at, { what: `"${key}"`, expected: 'a mapping' });
    return takeEntries(value, table, {
      keyOf: (written) => written.replaceAll('_', '-').replace(new RegExp(`^${kind}-`), ''),
    });
  };

const kinds: Readonly<Record<string, { readonly kind?: string; readonly table: Table }>> = {
  physical: { table: { ...common, wakeonlan: flag('wakeonlan') } },
  loopback: { table: common },
  bond: {
    kind: 'bond',
    table: { ...common, bond_interfaces: texts('members'), params: parameters('bond', bondParams) },
  },
  bridge: {
    kind: 'bridge',
    table: { ...common, bridge_interfaces: texts('members'), params: parameters('bridge', bridgeParams) },
  },
  vlan: { kind: 'vlan', table: { ...common, vlan_link: text('link'), vlan_id: number('id') } },
};

/** Source: cloudinit/net/network_state.py parse_config_v1 and its handlers. */
export function versionOne(config: GuestMap): ImportedNetwork {
  const list = entryAt(config, 'config')?.value;
  const items = list?.kind === 'list' ? list.items : [];
  const entries = items.filter((item) => item.kind === 'map');
  const losses: Loss[] = items
    .filter((item) => item.kind !== 'map')
    .map(({ at }) => ({ at, what: 'an entry of "config"', expected: 'a mapping' }));
  const ofType = (...types: readonly string[]) => entries.filter((entry) => types.includes(typeOf(entry)));
  let interfaces = ofType(...Object.keys(kinds))
    .map(interfaceOf)
    .filter(hasContent);
  let nameservers: JsonObject = {};
  for (const entry of ofType('nameserver')) {
    const read = takeEntries(entry, nameserverKeys);
    losses.push(...read.losses);
    const { interface: name, ...found } = read.fields;
    if (name === undefined) nameservers = withServers(nameservers, found);
    else
      interfaces = interfaces.map((imported) =>
        imported.id === name
          ? changed(imported, { nameservers: withServers(imported.fields.nameservers, found) })
          : imported,
      );
  }
  for (const entry of ofType('route')) {
    const { fields, losses: ofRoute } = routeOf(entry);
    losses.push(...ofRoute);
    const via = parseIpAddress(textIn(fields.via));
    const holder = via.ok ? interfaces.find(({ fields: held }) => isReachedBy(held, via.value)) : undefined;
    if (holder === undefined)
      losses.push({
        at: entry.at,
        what: 'this route',
        expected: 'an interface that has an address in the network of its gateway',
      });
    interfaces = interfaces.map((imported) =>
      imported === holder
        ? changed(imported, {
            routes: [...mapsIn(imported.fields.routes), fields],
          })
        : imported,
    );
  }
  const known = [...Object.keys(kinds), 'nameserver', 'route'];
  for (const entry of entries)
    if (!known.includes(typeOf(entry)))
      losses.push({
        at: entry.at,
        what: `the entry of type "${typeOf(entry)}"`,
        expected: `one of ${known.join(', ')}`,
      });
  return { interfaces, losses, ...(Object.keys(nameservers).length > 0 && { nameservers }) };
}

const nameserverKeys: Table = {
  type: passed,
  address: field('addresses', ofTexts, 'a list'),
  search: field('search', ofTexts, 'a list'),
  interface: text('interface'),
};

function ofTexts(value: GuestValue): readonly string[] | undefined {
  const { fields } = texts('texts')(value, '');
  return fields.texts as readonly string[] | undefined;
}

function interfaceOf(entry: GuestMap): ImportedInterface {
  const type = typeOf(entry);
  const { kind, table } = kinds[type] as (typeof kinds)[string] & object;
  const { fields, losses } = takeEntries(entry, table);
  const id = textOf(entryAt(entry, 'name')?.value ?? entry) ?? (type === 'loopback' ? 'lo' : '');
  return {
    id,
    at: entry.at,
    // cloud-init renames a NIC with a MAC in version 1.
    fields: {
      ...(kind === undefined ? { name: id } : { name: id, kind }),
      ...fields,
      ...(type === 'physical' && fields.mac !== undefined && { set_name: true }),
    },
    losses,
  };
}

/** The loopback interface is there anyway. */
const hasContent = ({ id, fields }: ImportedInterface): boolean =>
  id !== 'lo' || fields.addresses !== undefined || fields.nameservers !== undefined;

const typeOf = (entry: GuestMap): string => textOf(entryAt(entry, 'type')?.value ?? entry) ?? '';

const changed = (imported: ImportedInterface, fields: JsonObject): ImportedInterface => ({
  ...imported,
  fields: { ...imported.fields, ...fields },
});

function isReachedBy({ addresses }: JsonObject, via: InterfaceAddress['address']): boolean {
  return textsIn(addresses).some((written) => {
    const address = parseInterfaceAddress(written);
    return address.ok && isInside(via, networkOf(address.value));
  });
}
