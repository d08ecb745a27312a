import { bitsOf, familyOf, parseIpAddress } from '../../domain/ip-address.js';
import type { JsonObject } from '../../domain/json.js';
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
};

/** netplan's `routes`. */
export const routes = nestedList('routes', (map) => {
  const { fields, losses } = takeEntries(map, routeKeys);
  return { fields: withNetwork(fields), losses };
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
  return { fields: { ...fields, table: fields.table ?? mainTable }, losses };
});

/** A destination of one address with its prefix; `default` needs a router whose family says which. */
function withNetwork(fields: JsonObject): JsonObject {
  const { to, ...others } = fields;
  if (typeof to !== 'string') return fields;
  const address = parseIpAddress(to);
  if (address.ok) return { to: `${to}/${bitsOf(familyOf(address.value))}`, ...others };
  return to === 'default' && others.via === undefined ? { to: '0.0.0.0/0', ...others } : fields;
}
