import { familyOf } from '../../../src/domain/ip-address.js';
import type { Interface, Route } from '../../../src/domain/network.js';

/** One thing that a configuration says about one device, in a form that all formats share. */
export interface Fact {
  readonly device: string;
  readonly key: string;
  readonly value: string;
}

export const textOf = ({ device, key, value }: Fact): string => `${device} ${key} ${value}`;

/** What the model says: the measure for every rendering. */
export function factsOfModel(interfaces: readonly Interface[]): readonly Fact[] {
  return interfaces.flatMap((iface) =>
    pairsOf(iface).map(([key, value]) => ({ device: iface.name, key, value })),
  );
}

type Pair = readonly [key: string, value: string];

function pairsOf(iface: Interface): readonly Pair[] {
  return [
    ...kindPairs(iface),
    ...optional('mtu', iface.mtu),
    ...(iface.dhcp4 ? [['dhcp', '4'] as const] : []),
    ...(iface.dhcp6 ? [['dhcp', '6'] as const] : []),
    ...optional('accept-ra', iface.acceptRa),
    ...iface.addresses.map(({ address, prefix }) => ['address', `${address}/${prefix}`] as const),
    ...optional('route', iface.gateway4 && routeText({ to: 'default', via: iface.gateway4 })),
    ...optional('route', iface.gateway6 && routeText({ to: 'default', via: iface.gateway6 })),
    ...iface.routes.map((route) => ['route', routeText(route)] as const),
    ...listPairs('nameserver', iface.nameservers.addresses),
    ...listPairs('search', iface.nameservers.search),
  ];
}

function kindPairs(iface: Interface): readonly Pair[] {
  switch (iface.kind) {
    case 'ethernet':
      return [
        ...optional('match', iface.mac),
        ...(iface.mac !== undefined && iface.setName ? [['set-name', iface.name] as const] : []),
        ...optional('wake-on-lan', iface.wakeOnLan),
      ];
    case 'bond':
      return [
        ['kind', 'bond'],
        ...optional('mac', iface.mac),
        ...iface.members.map((name) => ['member', name] as const),
        ['bond-mode', iface.mode],
        ...optional('bond-lacp-rate', iface.lacpRate),
        ...optional('bond-hash-policy', iface.hashPolicy),
        ...optional('bond-mii-monitor', iface.miiMonitorMs),
      ];
    case 'bridge':
      return [
        ['kind', 'bridge'],
        ...optional('mac', iface.mac),
        ...iface.members.map((name) => ['member', name] as const),
        ...optional('bridge-stp', iface.stp),
        ...optional('bridge-forward-delay', iface.forwardDelay),
      ];
    case 'dummy':
      return [['kind', 'dummy'], ...optional('mac', iface.mac)];
    case 'vlan':
      return [
        ['kind', 'vlan'],
        ...optional('mac', iface.mac),
        ['vlan-id', String(iface.id)],
        ['vlan-link', iface.link],
      ];
  }
}

function routeText({ to, via, metric }: Route): string {
  const anywhere = via !== undefined && familyOf(via) === 6 ? '::/0' : '0.0.0.0/0';
  const network = to === 'default' ? anywhere : `${to.network}/${to.prefix}`;
  return routeValue({ to: network, via: via ?? 'nothing', metric });
}

/** A route as a fact's value. */
export function routeValue(route: { to: string; via: string; metric?: number | string | undefined }): string {
  return `${route.to} via ${route.via} metric ${route.metric ?? 'none'}`;
}

/** A list as facts: its values, and which one stands right before which. */
export function listPairs(key: string, values: readonly string[]): readonly Pair[] {
  return values.flatMap((value, index): readonly Pair[] => {
    const next = values[index + 1];
    return [
      [key, value],
      ...(next === undefined ? [] : [[`${key}-order`, `${value} before ${next}`] as const]),
    ];
  });
}

function optional(key: string, value: string | number | boolean | undefined): readonly Pair[] {
  return value === undefined ? [] : [[key, String(value)]];
}
