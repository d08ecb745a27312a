import { familyOf, formatCidr } from '../../../domain/ip-address.js';
import type {
  BondInterface,
  BridgeInterface,
  DhcpOverrides,
  Interface,
  Route,
  RoutingRule,
} from '../../../domain/network.js';
import { addressPairs, settingValue } from './netplan-facts.js';

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

export type Pair = readonly [key: string, value: string];
type Value = string | number | boolean | undefined;

function pairsOf(iface: Interface): readonly Pair[] {
  const { onLink } = iface;
  const gateways = [iface.gateway4, iface.gateway6].filter((via) => via !== undefined);
  return [
    ...kindPairs(iface),
    ...pairs({
      mtu: iface.mtu,
      'accept-ra': iface.acceptRa,
      renderer: iface.renderer,
      optional: iface.optional,
      critical: iface.critical,
      'ignore-carrier': iface.ignoreCarrier,
      'activation-mode': iface.activationMode,
      'dhcp-identifier': iface.dhcpIdentifier,
      'link-local': iface.linkLocal?.join(' '),
      'ipv6-privacy': iface.ipv6Privacy,
      'ipv6-mtu': iface.ipv6Mtu,
      'ipv6-address-generation': iface.ipv6AddressGeneration,
      'ipv6-address-token': iface.ipv6AddressToken,
    }),
    ...(iface.dhcp4 ? [['dhcp', '4'] as const] : []),
    ...(iface.dhcp6 ? [['dhcp', '6'] as const] : []),
    ...overridePairs('dhcp4', iface.dhcp4Overrides),
    ...overridePairs('dhcp6', iface.dhcp6Overrides),
    ...iface.addresses.flatMap(addressPairs),
    ...gateways.flatMap((via) => pairsOfRoute({ to: 'default', via, ...(onLink && { onLink }) })),
    ...iface.routes.flatMap(pairsOfRoute),
    ...(iface.routingPolicy ?? []).map((rule) => ['rule', ruleText(rule)] as const),
    ...listPairs('nameserver', iface.nameservers.addresses),
    ...listPairs('search', iface.nameservers.search),
    ...Object.entries(iface.netplan ?? {}).map(([key, value]) => [key, settingValue(value)] as const),
  ];
}

function kindPairs(iface: Interface): readonly Pair[] {
  const { mac } = iface;
  switch (iface.kind) {
    case 'ethernet':
      return [
        ...pairs({
          match: mac ?? iface.match?.macaddress,
          'match name': iface.match?.name,
          'match driver': iface.match?.drivers.join(' ') || undefined,
          'set-name': iface.setName && (mac ?? iface.match) !== undefined ? iface.name : undefined,
          mac: iface.newMac,
          'wake-on-lan': iface.wakeOnLan,
        }),
      ];
    case 'bond':
      return [
        ['kind', 'bond'],
        ...pairs({ mac }),
        ...iface.members.map((name) => ['member', name] as const),
        ...bondPairs(iface),
      ];
    case 'bridge':
      return [
        ['kind', 'bridge'],
        ...pairs({ mac }),
        ...iface.members.map((name) => ['member', name] as const),
        ...bridgePairs(iface),
      ];
    case 'dummy':
      return [['kind', 'dummy'], ...pairs({ mac })];
    case 'vlan':
      return [['kind', 'vlan'], ...pairs({ mac, 'vlan-id': iface.id, 'vlan-link': iface.link })];
  }
}

const bondPairs = (bond: BondInterface): readonly Pair[] =>
  pairs({
    'bond-mode': bond.mode,
    'bond-lacp-rate': bond.lacpRate,
    'bond-hash-policy': bond.hashPolicy,
    'bond-mii-monitor': bond.miiMonitorMs,
    'bond-primary': bond.primary,
    'bond-primary-reselect': bond.primaryReselectPolicy,
    'bond-min-links': bond.minLinks,
    'bond-up-delay': bond.upDelayMs,
    'bond-down-delay': bond.downDelayMs,
    'bond-ad-select': bond.adSelect,
    'bond-all-active': bond.allMembersActive,
    'bond-fail-over-mac': bond.failOverMacPolicy,
    'bond-arp-interval': bond.arpIntervalMs,
    'bond-arp-ip-targets': bond.arpIpTargets?.join(' '),
    'bond-arp-validate': bond.arpValidate,
    'bond-arp-all-targets': bond.arpAllTargets,
    'bond-gratuitous-arp': bond.gratuitousArp,
    'bond-packets-per-member': bond.packetsPerMember,
    'bond-resend-igmp': bond.resendIgmp,
    'bond-learn-interval': bond.learnPacketInterval,
  });

const bridgePairs = (bridge: BridgeInterface): readonly Pair[] => [
  ...pairs({
    'bridge-stp': bridge.stp,
    'bridge-forward-delay': bridge.forwardDelay,
    'bridge-hello': bridge.helloTime,
    'bridge-max-age': bridge.maxAge,
    'bridge-ageing': bridge.ageingTime,
    'bridge-priority': bridge.priority,
  }),
  ...Object.entries(bridge.pathCost ?? {}).map(
    ([port, cost]) => ['bridge-path-cost', `${port} ${cost}`] as const,
  ),
  ...Object.entries(bridge.portPriority ?? {}).map(
    ([port, priority]) => ['bridge-port-priority', `${port} ${priority}`] as const,
  ),
];

function overridePairs(family: 'dhcp4' | 'dhcp6', overrides: DhcpOverrides = {}): readonly Pair[] {
  return pairs({
    [`${family}-use-dns`]: overrides.useDns,
    [`${family}-use-ntp`]: overrides.useNtp,
    [`${family}-use-mtu`]: overrides.useMtu,
    [`${family}-use-routes`]: overrides.useRoutes,
    [`${family}-use-hostname`]: overrides.useHostname,
    [`${family}-use-domains`]: overrides.useDomains,
    [`${family}-send-hostname`]: overrides.sendHostname,
    [`${family}-hostname`]: overrides.hostname,
    [`${family}-route-metric`]: overrides.routeMetric,
  });
}

/** The values of a route by their names here. */
export interface RouteValues {
  readonly to: string;
  readonly via: string | undefined;
  readonly metric?: number | string | undefined;
  readonly onLink?: boolean | undefined;
  readonly table?: number | string | undefined;
  readonly scope?: string | undefined;
  readonly type?: string | undefined;
  readonly mtu?: number | string | undefined;
  readonly from?: string | undefined;
  readonly 'congestion-window'?: number | string | undefined;
  readonly 'advertised-receive-window'?: number | string | undefined;
  readonly 'advertised-mss'?: number | string | undefined;
}

/** A route as facts: its ends and its metric, and one for each thing that it says beside. */
export function routePairs({ to, via, metric, onLink, ...others }: RouteValues): readonly Pair[] {
  const options = { 'on-link': onLink || undefined, ...others };
  return [
    ['route', routeValue({ to, via: via ?? 'nothing', metric })],
    ...Object.entries(options).flatMap(([key, value]): readonly Pair[] =>
      value === undefined ? [] : [[`route-${key}`, `${to} ${value}`]],
    ),
  ];
}

function pairsOfRoute({
  to,
  via,
  congestionWindow,
  advertisedReceiveWindow,
  advertisedMss,
  ...options
}: Route): readonly Pair[] {
  const anywhere = via !== undefined && familyOf(via) === 6 ? '::/0' : '0.0.0.0/0';
  return routePairs({
    ...{ to: to === 'default' ? anywhere : formatCidr(to), via, ...options },
    'congestion-window': congestionWindow,
    'advertised-receive-window': advertisedReceiveWindow,
    'advertised-mss': advertisedMss,
  });
}

/** The ends of a route and its metric as a fact's value. */
export function routeValue(route: { to: string; via: string; metric?: number | string | undefined }): string {
  return `${route.to} via ${route.via} metric ${route.metric ?? 'none'}`;
}

/** A rule as a fact's value. */
function ruleText({ from, to, table, priority, mark, typeOfService }: RoutingRule): string {
  return ruleValue({
    from: from && formatCidr(from),
    to: to && formatCidr(to),
    table,
    priority,
    mark,
    'type-of-service': typeOfService,
  });
}

export const ruleValue = (rule: Readonly<Record<string, Value>>): string =>
  ['from', 'to', 'table', 'priority', 'mark', 'type-of-service']
    .flatMap((key) => (rule[key] === undefined ? [] : [`${key} ${rule[key]}`]))
    .join(' ');

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

function pairs(values: Readonly<Record<string, Value>>): readonly Pair[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
}
