import { entryAt, type GuestMap, type GuestValue } from '../../cloud-init/values/guest-value.js';
import type { JsonObject } from '../../domain/json.js';
import { mapIn, mapsIn, textIn, textsIn } from './json-values.js';
import { number, numberOf, text, textOf, textsOf } from './leaves.js';
import { withServers } from './name-servers.js';
import { prefixOf } from './prefix.js';
import {
  joined,
  type Loss,
  lost,
  passed,
  type Table,
  type Take,
  type Taken,
  takeEntries,
  taken,
} from './taken.js';

const kinds: Readonly<Record<string, JsonObject>> = {
  dhcp: { dhcp4: true },
  dhcp4: { dhcp4: true },
  dhcp6: { dhcp6: true },
  'ipv6_dhcpv6-stateful': { dhcp6: true },
  ipv6_slaac: { accept_ra: true },
  manual: {},
  static: {},
  static6: {},
};

/** Version 1's `subnets` of one interface. */
export const subnetsOf: Take = (value, key) => {
  if (value.kind !== 'list') return lost(value.at, { what: `"${key}"`, expected: 'a list' });
  const parts = value.items.map((item) =>
    item.kind === 'map' ? subnetOf(item) : lost(item.at, { what: 'a subnet', expected: 'a mapping' }),
  );
  return { fields: merged(parts.map(({ fields }) => fields)), losses: parts.flatMap(({ losses }) => losses) };
};

const subnetKeys: Table = {
  // Of nobody but the writer.
  name: passed,
  // Taken together below.
  type: passed,
  address: passed,
  netmask: passed,
  gateway: passed,
  dns_nameservers: passed,
  dns_search: passed,
  routes: passed,
  metric: passed,
  mtu: passed,
  // What the type says as well, and what follows from the address.
  ipv4: passed,
  ipv6: passed,
  broadcast: passed,
  control: (value) => {
    const word = textOf(value);
    if (word === 'auto') return taken({});
    if (word === 'manual') return taken({ activation_mode: 'manual' });
    return lost(value.at, { what: `"control: ${word ?? ''}"`, expected: 'auto or manual' });
  },
};

function subnetOf(subnet: GuestMap): Taken {
  const at = (key: string): GuestValue | undefined => entryAt(subnet, key)?.value;
  const textAt = (key: string): string | undefined => {
    const value = at(key);
    return value === undefined || (value.kind === 'scalar' && value.value === null)
      ? undefined
      : textOf(value);
  };
  const type = textAt('type') ?? '';
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (kind === undefined)
    return lost(subnet.at, {
      what: `the subnet of type "${type}"`,
      expected: `one of ${Object.keys(kinds).join(', ')}`,
    });
  const losses: Loss[] = [];
  const address = addressOf(textAt('address'), textAt('netmask'));
  if (type.startsWith('static') && address === undefined)
    losses.push({ at: subnet.at, what: 'this subnet', expected: 'an address with its prefix' });
  const list = at('routes');
  const routes = list?.kind === 'list' ? list.items.filter((item) => item.kind === 'map').map(routeOf) : [];
  const gateway = textAt('gateway');
  const metric = at('metric');
  const mtu = numberOf(at('mtu') ?? emptyList);
  const servers = textsOf(at('dns_nameservers') ?? emptyList) ?? [];
  const search = textsOf(at('dns_search') ?? emptyList) ?? [];
  const overrides = kind.dhcp6 === true ? 'dhcp6_overrides' : 'dhcp4_overrides';
  const isDhcp = kind.dhcp4 === true || kind.dhcp6 === true;
  return joined([
    takeEntries(subnet, subnetKeys),
    {
      fields: {
        ...kind,
        ...(address !== undefined && { addresses: [address] }),
        ...(gateway !== undefined && { [gateway.includes(':') ? 'gateway6' : 'gateway4']: gateway }),
        ...(mtu !== undefined && { [address?.includes(':') === true ? 'ipv6_mtu' : 'mtu']: mtu }),
        ...(metric !== undefined && isDhcp && { [overrides]: { route_metric: Number(textOf(metric)) } }),
        ...(routes.length > 0 && { routes: routes.map(({ fields }) => fields) }),
        ...(servers.length + search.length > 0 && {
          nameservers: {
            ...(servers.length > 0 && { addresses: servers }),
            ...(search.length > 0 && { search }),
          },
        }),
      },
      losses: [...losses, ...routes.flatMap((route) => route.losses)],
    },
  ]);
}

const emptyList: GuestValue = { kind: 'list', items: [], at: 0 };

function addressOf(address: string | undefined, netmask: string | undefined): string | undefined {
  if (address === undefined || address.includes('/')) return address;
  const prefix = prefixOf(netmask ?? '');
  return prefix === undefined ? undefined : `${address}/${prefix}`;
}

const routeKeys: Table = {
  type: passed,
  id: passed,
  name: passed,
  destination: text('destination'),
  network: text('destination'),
  netmask: text('netmask'),
  prefix: text('netmask'),
  gateway: text('via'),
  metric: number('metric'),
  table: number('table'),
  mtu: number('mtu'),
};

/** A route of version 1: network and mask may stand apart. */
export function routeOf(route: GuestMap): Taken {
  const { fields, losses } = takeEntries(route, routeKeys);
  const { destination, netmask, ...others } = fields;
  const network = textIn(destination);
  const prefix = prefixOf(textIn(netmask));
  const alone = network.includes(':') ? 128 : 32;
  const to = network.includes('/') || network === 'default' ? network : `${network}/${prefix ?? alone}`;
  return { fields: { to, ...others }, losses };
}

/** Lists of all subnets one after the other; of two gateways of one family the second is a route. */
function merged(parts: readonly JsonObject[]): JsonObject {
  let fields: JsonObject = {};
  for (const part of parts) {
    const { addresses, routes, nameservers, ...others } = part;
    const second = (['gateway4', 'gateway6'] as const).filter((key) => key in fields && key in others);
    const more = second.map((key) => ({ to: 'default', via: others[key] as string }));
    const kept = Object.fromEntries(
      Object.entries(others).filter(([key]) => !second.some((name) => name === key)),
    );
    fields = {
      ...fields,
      ...kept,
      ...listed('addresses', fields, textsIn(addresses)),
      ...listed('routes', fields, [...mapsIn(routes), ...more]),
      ...(nameservers !== undefined && {
        nameservers: withServers(fields.nameservers, mapIn(nameservers)),
      }),
    };
  }
  return fields;
}

function listed(key: string, fields: JsonObject, more: readonly (string | JsonObject)[]): JsonObject {
  const held = fields[key];
  const all = [...(Array.isArray(held) ? (held as typeof more) : []), ...more];
  return all.length === 0 ? {} : { [key]: all };
}
