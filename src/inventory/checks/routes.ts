import { routeFamilies, routeOutside } from '../../diagnostics/catalogue/inventory-network.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import { familyOf, formatCidr } from '../../domain/ip-address.js';
import type { Route } from '../../domain/network.js';
import type { Origin } from '../../domain/origin.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';
import { hasOpenNetworks, isInAny, isLinkLocal, networksOf } from './networks.js';

/** Routes over an address that the device cannot reach, or of the other family. */
export const routes = eachDevice(['interfaces'], ({ device, source }) =>
  device.interfaces.flatMap((iface, index) =>
    iface.routes.flatMap((route, position) => {
      const path = ['interfaces', index, 'routes', position, 'via'];
      return routeMistakes(route, { device, position: originAt(source, path) });
    }),
  ),
);

function routeMistakes(
  { to, via, onLink }: Route,
  { device, position }: { device: Device; position: Origin },
): readonly Diagnostic[] {
  if (via === undefined) return [];
  const family = familyOf(via);
  if (to !== 'default' && familyOf(to.network) !== family) {
    return [routeFamilies(position, { to: formatCidr(to), via })];
  }
  const { interfaces } = device;
  const networks = interfaces.flatMap((iface) => networksOf(iface, family));
  if (onLink === true || isLinkLocal(via) || isInAny(via, networks)) return [];
  if (interfaces.some((iface) => hasOpenNetworks(iface, family))) return [];
  return [routeOutside(position, { via, networks: [...new Set(networks.map(formatCidr))] })];
}
