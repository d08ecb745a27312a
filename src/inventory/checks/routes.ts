import {
  onLinkWithoutGateway,
  routeToNowhere,
  ruleForAll,
} from '../../diagnostics/catalogue/inventory-interfaces.js';
import { routeFamilies, routeOutside } from '../../diagnostics/catalogue/inventory-network.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import { familyOf, formatCidr } from '../../domain/ip-address.js';
import type { Route } from '../../domain/network.js';
import type { Origin } from '../../domain/origin.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';
import { hasOpenNetworks, isInAny, isLinkLocal, networksOf } from './networks.js';

/** Routes over an address that the device cannot reach, or of the other family; rules that fit every packet. */
export const routes = eachDevice(['interfaces'], ({ device, source }) =>
  device.interfaces.flatMap((iface, index) => [
    ...iface.routes.flatMap((route, position) => {
      const placeOf: PlaceOf = (key) => originAt(source, ['interfaces', index, 'routes', position, key]);
      return [...toNowhere(route, placeOf), ...routeMistakes(route, { device, placeOf })];
    }),
    ...(iface.routingPolicy ?? []).flatMap(({ from, to, table }, position): readonly Diagnostic[] => {
      const place = originAt(source, ['interfaces', index, 'routing_policy', position]);
      if (from === undefined && to === undefined) return [ruleForAll(place, { table })];
      if (from === undefined || to === undefined) return [];
      if (familyOf(from.network) === familyOf(to.network)) return [];
      return [routeFamilies(place, { to: formatCidr(to), via: formatCidr(from) })];
    }),
  ]),
);

const unspecified: readonly string[] = ['0.0.0.0', '::'];

type PlaceOf = (key: string) => Origin;

/** Of `0.0.0.0` without a prefix, which people write for all addresses, a guest makes a route to that one address. */
function toNowhere({ to }: Route, placeOf: PlaceOf): readonly Diagnostic[] {
  if (to === 'default' || to.prefix === 0 || !unspecified.includes(to.network)) return [];
  return [routeToNowhere(placeOf('to'), { to: formatCidr(to) })];
}

function routeMistakes(
  { to, via, from, onLink }: Route,
  { device, placeOf }: { readonly device: Device; readonly placeOf: PlaceOf },
): readonly Diagnostic[] {
  if (via === undefined)
    return onLink === true ? [onLinkWithoutGateway(placeOf('on_link'), { what: 'a route' })] : [];
  const family = familyOf(via);
  if (to !== 'default' && familyOf(to.network) !== family) {
    return [routeFamilies(placeOf('via'), { to: formatCidr(to), via })];
  }
  if (from !== undefined && familyOf(from) !== family) {
    return [routeFamilies(placeOf('from'), { to: to === 'default' ? to : formatCidr(to), via: from })];
  }
  const { interfaces } = device;
  const networks = interfaces.flatMap((iface) => networksOf(iface, family));
  if (onLink === true || isLinkLocal(via) || isInAny(via, networks)) return [];
  if (interfaces.some((iface) => hasOpenNetworks(iface, family))) return [];
  return [routeOutside(placeOf('via'), { via, networks: [...new Set(networks.map(formatCidr))] })];
}
