import { familyOf, type IpAddress, type IpFamily, ipAt } from '../../domain/ip-address.js';
import type { Interface, Route } from '../../domain/network.js';

/** A route whose destination is a network: the default route leads to 0.0.0.0/0 or ::/0. */
export interface Hop {
  readonly network: IpAddress;
  readonly prefix: number;
  readonly via: IpAddress;
  readonly metric: number | undefined;
}

/**
 * The gateways that lie in a network of the interface, or could: it has an address of their family. Readers take a
 * gateway only together with such an address.
 */
export function gatewaysOf({ gateway4, gateway6, addresses }: Interface): readonly IpAddress[] {
  const families = new Set(addresses.map(({ address }) => familyOf(address)));
  return [gateway4, gateway6].filter(
    (via) => via !== undefined && families.has(familyOf(via)),
  ) as IpAddress[];
}

/** The other routes of an interface: a gateway without such an address as a default route, then its own ones. */
export function routesOf(iface: Interface): readonly Hop[] {
  const held = gatewaysOf(iface);
  const loose = [iface.gateway4, iface.gateway6].filter((via) => via !== undefined && !held.includes(via));
  return [...(loose as IpAddress[]).map(defaultHop), ...iface.routes.map(hopOf)];
}

/** All routes of an interface, its gateways among them as default routes. */
export function hopsOf(iface: Interface): readonly Hop[] {
  return [...gatewaysOf(iface).map(defaultHop), ...routesOf(iface)];
}

function hopOf({ to, via, metric }: Route): Hop {
  return to === 'default' ? { ...defaultHop(via), metric } : { ...to, via, metric };
}

export function defaultHop(via: IpAddress): Hop {
  return { network: ipAt(0n, familyOf(via)), prefix: 0, via, metric: undefined };
}

/** The mask of a prefix: 24 is 255.255.255.0 in family 4, 64 is ffff:ffff:ffff:ffff:: in family 6. */
export function maskOf(prefix: number, family: IpFamily): IpAddress {
  const bits = family === 4 ? 32n : 128n;
  const all = (1n << bits) - 1n;
  return ipAt((all << (bits - BigInt(prefix))) & all, family);
}
