import { familyOf } from '../../../domain/ip-address.js';
import type { Interface } from '../../../domain/network.js';
import { type Fact, factsOfModel, routeValue } from './facts.js';

type MaybeInterface = Interface | undefined;

export const isVirtual = (iface: MaybeInterface): boolean => iface !== undefined && iface.kind !== 'ethernet';

export const isPortless = (iface: MaybeInterface): boolean =>
  iface?.kind === 'bridge' && iface.members.length === 0;

export const hasStatic = (iface: MaybeInterface): boolean => (iface?.addresses.length ?? 0) > 0;

export function hasStaticOf(iface: MaybeInterface, family: number): boolean {
  return iface?.addresses.some(({ address }) => familyOf(address) === family) === true;
}

export const hasDhcpOf = (iface: MaybeInterface, family: number): boolean =>
  (family === 4 ? iface?.dhcp4 : iface?.dhcp6) === true;

/** Whether it has any subnet, in the sense of network-config v1. */
export const hasSubnet = (iface: MaybeInterface): boolean =>
  hasStatic(iface) || hasDhcpOf(iface, 4) || hasDhcpOf(iface, 6);

export const isNameserver = ({ key }: Fact): boolean => /^(nameserver|search)(-order)?$/.test(key);

export function hasSearchOnly(iface: MaybeInterface): boolean {
  return iface?.nameservers.addresses.length === 0 && iface.nameservers.search.length > 0;
}

const familyOfRoute = ({ value }: Fact): number => (value.includes(':') ? 6 : 4);

/** A route of a DHCP subnet, for want of one with an address. */
export function hangsOnDhcp(fact: Fact, iface: MaybeInterface): boolean {
  if (fact.key !== 'route' || !hasSubnet(iface)) return false;
  const family = familyOfRoute(fact);
  return !hasStaticOf(iface, family) && (hasDhcpOf(iface, family) || !hasStatic(iface));
}

/** A route that hangs on SLAAC, where a format has it. */
export function hangsOnSlaac(fact: Fact, iface: MaybeInterface): boolean {
  const hasOther = hasStaticOf(iface, 6) || hasDhcpOf(iface, 6);
  return fact.key === 'route' && familyOfRoute(fact) === 6 && iface?.acceptRa === true && !hasOther;
}

/** The route that a gateway stands for, on an interface with an address of its family. */
export function isGateway({ key, value }: Fact, iface: MaybeInterface): boolean {
  return (
    key === 'route' &&
    [iface?.gateway4, iface?.gateway6].some((via) => {
      if (via === undefined || !hasStaticOf(iface, familyOf(via))) return false;
      return value === routeValue({ to: familyOf(via) === 4 ? '0.0.0.0/0' : '::/0', via });
    })
  );
}

/** The interface's routes that are no gateways, as the values of facts. */
export function ownRoutes(iface: MaybeInterface): readonly string[] {
  if (iface === undefined) return [];
  const routes = factsOfModel([iface]).filter(({ key }) => key === 'route');
  return routes.filter((fact) => !isGateway(fact, iface)).map(({ value }) => value);
}

export const withoutMetric = (route: string): string => route.replace(/ metric .*/, ' metric none');
