import { type Fact, listPairs, routeValue } from './facts.js';

type Values = Readonly<Record<string, unknown>>;
export type Netplan = Readonly<Record<string, Readonly<Record<string, Values>>>>;

/** What a netplan file says. A device's key is its name, where no set-name stands in it. */
export function factsOfNetplan({
  ethernets = {},
  bonds = {},
  bridges = {},
  vlans = {},
  ...rest
}: Netplan): readonly Fact[] {
  const kinds = Object.entries({ ethernets, bonds, bridges, vlans });
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
  return [...kind, ...Object.entries(values).flatMap(([key, value]) => factsOfValue(device, key, value))];
}

function factsOfValue(device: string, key: string, value: unknown): readonly Fact[] {
  const fact = (name: string, text: unknown = value): Fact => ({ device, key: name, value: String(text) });
  const list = (name: string) => listPairs(name, value as string[]).map(([inner, text]) => fact(inner, text));
  switch (key) {
    case 'match':
      return Object.entries(value as Values).map(([name, text]) =>
        fact(name === 'macaddress' ? 'match' : `match ${name}`, text),
      );
    case 'set-name':
    case 'accept-ra':
    case 'mtu':
      return [fact(key)];
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
      return (value as string[]).map((text) => fact('address', text));
    case 'routes':
      return (value as Record<string, string>[]).map((route) => fact('route', routeOf(route)));
    case 'nameservers':
      return Object.entries(value as Values).flatMap(([name, inner]) =>
        factsOfValue(device, `nameservers ${name}`, inner),
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
      return [fact('vlan-link')];
    case 'parameters':
      return Object.entries(value as Values).map(([name, text]) =>
        fact(parameterKeys[name] ?? `parameters ${name}`, text),
      );
    default:
      return [fact(key, JSON.stringify(value))];
  }
}

const parameterKeys: Readonly<Record<string, string>> = {
  mode: 'bond-mode',
  'lacp-rate': 'bond-lacp-rate',
  'transmit-hash-policy': 'bond-hash-policy',
  'mii-monitor-interval': 'bond-mii-monitor',
  stp: 'bridge-stp',
  'forward-delay': 'bridge-forward-delay',
};

function routeOf({ to = '', via = '', metric, ...rest }: Readonly<Record<string, string>>): string {
  const anywhere = via.includes(':') ? '::/0' : '0.0.0.0/0';
  const more = Object.entries(rest).map(([key, value]) => ` ${key} ${value}`);
  return routeValue({ to: to === 'default' ? anywhere : to, via, metric }) + more.join('');
}
