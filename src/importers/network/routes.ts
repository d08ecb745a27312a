import {
  bitsOf,
  familyOf,
  formatCidr,
  networkOf,
  parseInterfaceAddress,
  parseIpAddress,
} from '../../domain/ip-address.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import { flag, number, text } from './leaves.js';
import { nestedList, type Table, takeEntries } from './taken.js';

const routeKeys: Table = {
  to: text('to'),
  via: text('via'),
  from: text('from'),
  'on-link': flag('on_link'),
  metric: number('metric'),
  table: number('table'),
  scope: text('scope'),
  type: text('type'),
  mtu: number('mtu'),
  'congestion-window': number('congestion_window'),
  'advertised-receive-window': number('advertised_receive_window'),
  'advertised-mss': number('advertised_mss'),
};

/** netplan's `routes`. */
export const routes = nestedList('routes', (map) => {
  const { fields, losses } = takeEntries(map, routeKeys);
  return { fields: withScope(withNetwork(fields)), losses };
});

const ruleKeys: Table = {
  from: text('from'),
  to: text('to'),
  table: number('table'),
  priority: number('priority'),
  mark: number('mark'),
  'type-of-service': number('type_of_service'),
};

/** The kernel's main table, which a rule without one leads to. */
const mainTable = 254;

/** netplan's `routing-policy`. */
export const routingPolicy = nestedList('routing_policy', (map) => {
  const { fields, losses } = takeEntries(map, ruleKeys);
  const { from, to } = fields;
  return {
    fields: {
      ...fields,
      ...(from !== undefined && { from: networkText(from) }),
      ...(to !== undefined && { to: networkText(to) }),
      table: fields.table ?? mainTable,
    },
    losses,
  };
});

/** Without a router networkd takes the link for its scope. Source: systemd src/network/networkd-route.c. */
function withScope(fields: JsonObject): JsonObject {
  const { via, scope, type = 'unicast' } = fields;
  return via === undefined && scope === undefined && type === 'unicast'
    ? { ...fields, scope: 'link' }
    : fields;
}

/** A destination of one address with its prefix; `default` needs a router whose family says which. */
function withNetwork(fields: JsonObject): JsonObject {
  const { to, ...others } = fields;
  if (typeof to !== 'string') return fields;
  const address = parseIpAddress(to);
  if (address.ok) return { to: `${to}/${bitsOf(familyOf(address.value))}`, ...others };
  if (to !== 'default') return { to: networkText(to), ...others };
  return others.via === undefined ? { to: '0.0.0.0/0', ...others } : fields;
}

/** systemd and the kernel take the network in which an address lies; the inventory wants it written so. */
function networkText(value: JsonValue): JsonValue {
  const address = typeof value === 'string' ? parseInterfaceAddress(value) : undefined;
  return address?.ok === true ? formatCidr(networkOf(address.value)) : value;
}
