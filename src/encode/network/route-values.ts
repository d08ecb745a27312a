import { familyOf } from '../../domain/ip-address.js';
import type { JsonObject } from '../../domain/json.js';
import { type Hop, maskOf } from './hops.js';
import { present } from './present.js';

/**
 * A route as network-config v1 and network_data.json have it: network and mask apart, which cloudbase-init needs and
 * cloud-init takes as well. Source: cloudinit/net/network_state.py _normalize_route.
 */
export function routeValues({ network, prefix, via, metric, mtu, table }: Hop): JsonObject {
  // cloud-init reads mtu and table from 24.4 on; of a route without a gateway some of its renderers fail.
  return present({ network, netmask: maskOf(prefix, familyOf(network)), gateway: via, metric, mtu, table });
}
