import { familyOf, formatCidr, ipAt } from '../../domain/ip-address.js';
import type { JsonObject } from '../../domain/json.js';
import type { Interface, RoutingRule } from '../../domain/network.js';
import { isBefore, reaches } from '../../domain/version-range.js';
import { gatewaysOf, type Hop, routesOf } from './hops.js';
import { filled, present } from './present.js';
import type { V2Options } from './v2-options.js';

/**
 * How a default route is written. `keys`: gateway4 and gateway6. `routes`: entries of `routes`. `halves`: the same, and
 * that of IPv6 in two halves beside it.
 */
export type Defaults = 'keys' | 'routes' | 'halves';

/** From 22.4 on the keys are deprecated; 23.1 is the first version that takes a default route of IPv6 for one. */
const deprecating = '23.1';

/**
 * The spelling that all versions of a range take. From 23.1 on cloud-init logs the keys as deprecated, by which
 * `cloud-init status` ends with 2; before it makes ::/64 of a default route of IPv6, but reads ::/1 and 8000::/1.
 * cloudbase-init takes one of the two keys and all routes. Sources: cloudinit/net/network_state.py
 * warn_deprecated_all_devices, _normalize_net_keys; cloudbaseinit/metadata/services/nocloudservice.py _parse_addresses.
 */
export function defaultsFor({ cloudInit, os, defaultRoutes }: V2Options): Defaults {
  if (defaultRoutes !== undefined) return defaultRoutes;
  if (os === 'windows') return 'routes';
  if (!reaches(cloudInit, deprecating)) return 'keys';
  const isNewOnly = cloudInit !== undefined && !isBefore(cloudInit, deprecating);
  return isNewOnly ? 'routes' : 'halves';
}

/** The keys of an interface for its gateways, routes and rules. */
export function routeKeys(iface: Interface, defaults: Defaults) {
  const gateways = gatewaysOf(iface);
  // Of an on-link gateway netplan learns in a route only.
  const keyed = defaults === 'keys' ? gateways.filter(({ onLink }) => onLink !== true) : [];
  const routed = gateways.filter((hop) => !keyed.includes(hop));
  return {
    gateway4: keyed.find(({ network }) => familyOf(network) === 4)?.via,
    gateway6: keyed.find(({ network }) => familyOf(network) === 6)?.via,
    routes: filled(
      [...routed, ...routesOf(iface)].flatMap((hop) => [hop, ...halvesOf(hop, defaults)]).map(routeValues),
    ),
    'routing-policy': iface.routingPolicy && filled(iface.routingPolicy.map(ruleValues)),
  };
}

function halvesOf(hop: Hop, defaults: Defaults): readonly Hop[] {
  if (defaults !== 'halves' || hop.prefix !== 0 || familyOf(hop.network) === 4) return [];
  return [0n, 1n << 127n].map((number) => ({ ...hop, network: ipAt(number, 6), prefix: 1 }));
}

// Not `to: default`, which cloud-init before 25.3 refuses.
const routeValues = ({ network, prefix, via, onLink, ...hop }: Hop): JsonObject =>
  present({
    to: formatCidr({ network, prefix }),
    via,
    from: hop.from,
    metric: hop.metric,
    'on-link': onLink,
    table: hop.table,
    scope: hop.scope,
    type: hop.type,
    mtu: hop.mtu,
    'congestion-window': hop.congestionWindow,
    'advertised-receive-window': hop.advertisedReceiveWindow,
    'advertised-mss': hop.advertisedMss,
  });

const ruleValues = ({ from, to, table, priority, mark, typeOfService }: RoutingRule): JsonObject =>
  present({
    from: from && formatCidr(from),
    to: to && formatCidr(to),
    table,
    priority,
    mark,
    'type-of-service': typeOfService,
  });
