import {
  type Cidr,
  familyOf,
  type IpAddress,
  type IpFamily,
  ipAt,
  netmaskOf,
} from '../../domain/ip-address.js';
import type { Interface, Route } from '../../domain/network.js';
import { perInterface } from './per-interface.js';

/** A route whose destination is a network: the default route leads to 0.0.0.0/0 or ::/0. */
export interface Hop extends Omit<Route, 'to' | 'metric'>, Cidr {
  readonly metric: number | undefined;
}

/**
 * The default routes that formats write as a gateway, at most one of a family: without a metric, in the main table, on an
 * interface with an address of their family. Readers take a gateway only together with such an address.
 */
export const gatewaysOf = perInterface((iface: Interface): readonly Hop[] => {
  const families = new Set(iface.addresses.map(({ address }) => familyOf(address)));
  const plain = hopsOf(iface).filter((hop) => isPlainDefault(hop) && families.has(familyOf(hop.network)));
  return plain.filter((hop, index) => plain.findIndex((other) => other.network === hop.network) === index);
});

/** The other routes of an interface. */
export const routesOf = perInterface((iface: Interface): readonly Hop[] => {
  const gateways = gatewaysOf(iface);
  return hopsOf(iface).filter((hop) => !gateways.some((gateway) => isSame(gateway, hop)));
});

/** All routes of an interface, its gateways among them as default routes. */
export const hopsOf = perInterface((iface: Interface): readonly Hop[] => {
  const gateways = [iface.gateway4, iface.gateway6].filter((via) => via !== undefined);
  const onLink = iface.onLink === true ? { onLink: true } : {};
  return [...gateways.map((via) => ({ ...defaultHop(via), ...onLink })), ...iface.routes.map(hopOf)];
});

const isPlainDefault = ({ network: _, onLink: __, prefix, via, ...others }: Hop): boolean =>
  prefix === 0 && via !== undefined && Object.values(others).every((value) => value === undefined);

const isSame = (one: Hop, other: Hop): boolean => one.via === other.via && isPlainDefault(other);

function hopOf({ to, ...route }: Route): Hop {
  // The schema lets no default route without a gateway through.
  const network = to === 'default' ? anywhere(familyOf(route.via as IpAddress)) : to;
  return { ...network, metric: undefined, ...route };
}

function defaultHop(via: IpAddress): Hop {
  return { ...anywhere(familyOf(via)), via, metric: undefined };
}

const anywhere = (family: IpFamily): Cidr => ({ network: family === 4 ? anyIpv4 : anyIpv6, prefix: 0 });
const [anyIpv4, anyIpv6] = [ipAt(0n, 4), ipAt(0n, 6)];

/** The mask of a prefix: 24 is 255.255.255.0 in family 4, 64 is ffff:ffff:ffff:ffff:: in family 6. */
export function maskOf(prefix: number, family: IpFamily): IpAddress {
  if (family === 4) return netmaskOf(prefix);
  const all = (1n << 128n) - 1n;
  return ipAt((all << (128n - BigInt(prefix))) & all, family);
}
