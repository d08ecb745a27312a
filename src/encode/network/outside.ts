import { familyOf } from '../../domain/ip-address.js';
import type { Interface } from '../../domain/network.js';
import { hopsOf } from './hops.js';

/** The interface by which most traffic leaves: of several default routes, IPv4 first, then the lowest metric. */
export function outsideOf(interfaces: readonly Interface[]): Interface | undefined {
  const defaults = interfaces.flatMap((iface) =>
    hopsOf(iface)
      .filter(({ prefix, table, via }) => prefix === 0 && table === undefined && via !== undefined)
      .map(({ network, metric = 0 }) => ({ iface, family: familyOf(network), metric })),
  );
  defaults.sort((one, other) => one.family - other.family || one.metric - other.metric);
  return defaults[0]?.iface;
}
