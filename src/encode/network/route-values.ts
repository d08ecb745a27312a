import { familyOf } from '../../domain/ip-address.js';
import type { JsonObject } from '../../domain/json.js';
import { type Hop, maskOf } from './hops.js';
import { present } from './present.js';

/**
 * A route as network-config v1 and network_data.json have it: network and mask apart, which cloudbase-init needs and
 * cloud-init takes as well. Source: cloudinit/net/network_state.py _normalize_route.
 */
export function routeValues({ network, prefix, via, metric }: Hop): JsonObject {
  return present({ network, netmask: maskOf(prefix, familyOf(network)), gateway: via, metric });
}
