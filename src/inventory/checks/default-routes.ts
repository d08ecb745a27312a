import { twoDefaultRoutes } from '../../diagnostics/catalogue/inventory-interfaces.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { familyOf, type IpAddress } from '../../domain/ip-address.js';
import type { Interface } from '../../domain/network.js';
import { isOfInterfaces } from '../../domain/site.js';
import { originAt, type SourcePath } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

interface DefaultRoute {
  readonly iface: Interface;
  readonly via: IpAddress;
  readonly metric: number | undefined;
  readonly path: SourcePath;
}

/** Two default routes of one family and metric in the main table: the kernel takes the first, `ifup` fails at the second. */
export const defaultRoutes = eachDevice(['interfaces'], ({ device, source }) => {
  if (!isOfInterfaces(device)) return [];
  const firsts = new Map<string, DefaultRoute>();
  return device.interfaces.flatMap(defaultsOf).flatMap((route): readonly Diagnostic[] => {
    const { iface, via, metric, path } = route;
    const family = familyOf(via);
    const key = `${family} ${metric}`;
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, route);
      return [];
    }
    // The same route twice is one.
    if (first.iface === iface && first.via === via) return [];
    const options = { family, name: iface.name, other: first.iface.name, metric, via };
    return [twoDefaultRoutes(originAt(source, path), { ...options, first: originAt(source, first.path) })];
  });
});

/** Whether one interface has two of them, which the check above tells. */
export function hasEqualDefaults(iface: Interface): boolean {
  const routes = defaultsOf(iface, 0);
  return routes.some(({ via, metric }, index) =>
    routes
      .slice(0, index)
      .some((other) => other.metric === metric && other.via !== via && familyOf(other.via) === familyOf(via)),
  );
}

function defaultsOf(iface: Interface, index: number): readonly DefaultRoute[] {
  const gateways = (['gateway4', 'gateway6'] as const).flatMap((key) => {
    const via = iface[key];
    return via === undefined ? [] : [{ iface, via, metric: undefined, path: ['interfaces', index, key] }];
  });
  const routes = iface.routes.flatMap(({ to, via, metric, table, type }, position) => {
    const isDefault = to === 'default' || to.prefix === 0;
    if (!isDefault || via === undefined || table !== undefined || type !== undefined) return [];
    return [{ iface, via, metric, path: ['interfaces', index, 'routes', position] }];
  });
  return [...gateways, ...routes];
}
