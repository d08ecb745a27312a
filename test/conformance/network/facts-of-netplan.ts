import type { JsonValue } from '../../../src/domain/json.js';
import {
  type Fact,
  listPairs,
  type Pair,
  routePairs,
  routeValue,
  ruleValue,
} from '../../../src/encode/network/losses/facts.js';
import { settingValue } from '../../../src/encode/network/losses/netplan-facts.js';

type Values = Readonly<Record<string, unknown>>;
export type Netplan = Readonly<Record<string, Readonly<Record<string, Values>>>>;

/** What a netplan file says. A device's key is its name, where no set-name stands in it. */
export function factsOfNetplan({
  ethernets = {},
  bonds = {},
  bridges = {},
  vlans = {},
  'dummy-devices': dummies = {},
  ...rest
}: Netplan): readonly Fact[] {
  const kinds = Object.entries({ ethernets, bonds, bridges, vlans, dummys: dummies });
  return [
    ...kinds.flatMap(([section, devices]) =>
      Object.entries(devices).flatMap(([device, values]) => factsOfDevice(device, { section, values })),
    ),
    ...Object.keys(rest)
      .filter((key) => key !== 'version')
      .map((key) => ({ device: '', key, value: '' })),
  ];
}

function factsOfDevice(
  device: string,
  { section, values }: { section: string; values: Values },
): readonly Fact[] {
  const kind = section === 'ethernets' ? [] : [{ device, key: 'kind', value: section.slice(0, -1) }];
  const facts = Object.entries(values).flatMap(([key, value]) =>
    factsOfValue(device, key, { value, section }),
  );
  return [...kind, ...facts];
}

function factsOfValue(
  device: string,
  key: string,
  { value, section }: { readonly value: unknown; readonly section: string },
): readonly Fact[] {
  const fact = (name: string, text: unknown = value): Fact => ({ device, key: name, value: String(text) });
  const list = (name: string) => listPairs(name, value as string[]).map(([inner, text]) => fact(inner, text));
  switch (key) {
    case 'match':
      return Object.entries(value as Values).map(([name, text]) =>
        fact(name === 'macaddress' ? 'match' : `match ${name}`, Array.isArray(text) ? text.join(' ') : text),
      );
    case 'set-name':
    case 'accept-ra':
    case 'mtu':
    case 'renderer':
    case 'optional':
    case 'critical':
    case 'ignore-carrier':
    case 'activation-mode':
    case 'dhcp-identifier':
    case 'ipv6-privacy':
    case 'ipv6-mtu':
    case 'ipv6-address-generation':
    case 'ipv6-address-token':
      return [fact(key)];
    case 'link-local':
      return [fact(key, (value as string[]).join(' '))];
    case 'dhcp4-overrides':
    case 'dhcp6-overrides':
      return Object.entries(value as Values).map(([name, text]) => fact(`${key.slice(0, 5)}-${name}`, text));
    case 'routing-policy':
      return (value as Record<string, string>[]).map((rule) => fact('rule', ruleValue(rule)));
    case 'macaddress':
      return [fact('mac')];
    case 'wakeonlan':
      return [fact('wake-on-lan')];
    case 'dhcp4':
    case 'dhcp6':
      return value === true ? [fact('dhcp', key.slice(-1))] : [];
    case 'gateway4':
      return [fact('route', routeValue({ to: '0.0.0.0/0', via: String(value) }))];
    case 'gateway6':
      return [fact('route', routeValue({ to: '::/0', via: String(value) }))];
    case 'addresses':
      return (value as (string | Readonly<Record<string, Values>>)[])
        .flatMap(addressPairs)
        .map(([name, text]) => fact(name, text));
    case 'routes':
      return (value as Record<string, string>[]).flatMap(routeOf).map(([name, text]) => fact(name, text));
    case 'nameservers':
      return Object.entries(value as Values).flatMap(([name, inner]) =>
        factsOfValue(device, `nameservers ${name}`, { value: inner, section }),
      );
    case 'nameservers addresses':
      return list('nameserver');
    case 'nameservers search':
      return list('search');
    case 'interfaces':
      return (value as string[]).map((name) => fact('member', name));
    case 'id':
      return [fact('vlan-id')];
    case 'link':
      return [fact(section === 'vlans' ? 'vlan-link' : 'link')];
    case 'parameters':
      return Object.entries(value as Values).flatMap(([name, text]) => parameterFacts(fact, name, text));
    default:
      return [fact(key, settingValue(value as JsonValue))];
  }
}

function addressPairs(address: string | Readonly<Record<string, Values>>): readonly Pair[] {
  if (typeof address === 'string') return [['address', address]];
  return Object.entries(address).flatMap(([text, options]) => [
    ['address', text] as const,
    ...Object.entries(options).map(
      ([name, value]) => [`address-${name}`, `${text} ${String(value)}`] as const,
    ),
  ]);
}

function parameterFacts(
  fact: (name: string, text: unknown) => Fact,
  name: string,
  value: unknown,
): readonly Fact[] {
  const key = parameterKeys[name] ?? `parameters ${name}`;
  if (name === 'path-cost' || name === 'port-priority')
    return Object.entries(value as Values).map(([port, number]) => fact(key, `${port} ${String(number)}`));
  return [fact(key, Array.isArray(value) ? value.join(' ') : value)];
}

const parameterKeys: Readonly<Record<string, string>> = {
  mode: 'bond-mode',
  'lacp-rate': 'bond-lacp-rate',
  'transmit-hash-policy': 'bond-hash-policy',
  'mii-monitor-interval': 'bond-mii-monitor',
  primary: 'bond-primary',
  'primary-reselect-policy': 'bond-primary-reselect',
  'min-links': 'bond-min-links',
  'up-delay': 'bond-up-delay',
  'down-delay': 'bond-down-delay',
  'ad-select': 'bond-ad-select',
  'all-slaves-active': 'bond-all-active',
  'fail-over-mac-policy': 'bond-fail-over-mac',
  'arp-interval': 'bond-arp-interval',
  'arp-ip-targets': 'bond-arp-ip-targets',
  'arp-validate': 'bond-arp-validate',
  'arp-all-targets': 'bond-arp-all-targets',
  'gratuitous-arp': 'bond-gratuitous-arp',
  'packets-per-slave': 'bond-packets-per-member',
  'resend-igmp': 'bond-resend-igmp',
  'learn-packet-interval': 'bond-learn-interval',
  stp: 'bridge-stp',
  'forward-delay': 'bridge-forward-delay',
  'hello-time': 'bridge-hello',
  'max-age': 'bridge-max-age',
  'ageing-time': 'bridge-ageing',
  priority: 'bridge-priority',
  'path-cost': 'bridge-path-cost',
  'port-priority': 'bridge-port-priority',
};

function routeOf({
  to = '',
  via,
  'on-link': onLink,
  ...rest
}: Readonly<Record<string, string>>): readonly Pair[] {
  const anywhere = via?.includes(':') === true ? '::/0' : '0.0.0.0/0';
  return routePairs({ ...rest, to: to === 'default' ? anywhere : to, via, onLink: Boolean(onLink) });
}
