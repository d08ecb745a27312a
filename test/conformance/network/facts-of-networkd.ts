import {
  type Fact,
  listPairs,
  type Pair,
  routePairs,
  ruleValue,
} from '../../../src/encode/network/losses/facts.js';

/** What cloudinit.net.networkd renders: name of the device -> text of its .network and of its .netdev file. */
export interface NetworkdFiles {
  readonly network: Readonly<Record<string, string>>;
  readonly netdev: Readonly<Record<string, string>>;
}

export function factsOfNetworkd({ network, netdev }: NetworkdFiles): readonly Fact[] {
  return [
    ...Object.entries(network).flatMap(([device, text]) => factsOfFile(device, text)),
    ...Object.entries(netdev).flatMap(([device, text]) =>
      // In a .network file the same words mean the port.
      factsOfFile(device, text).map((fact) =>
        fact.key === 'port-priority' ? { ...fact, key: 'bridge-priority' } : fact,
      ),
    ),
  ];
}

interface Section {
  readonly name: string;
  readonly entries: readonly (readonly [key: string, value: string])[];
}

function factsOfFile(device: string, text: string): readonly Fact[] {
  return sectionsOf(text).flatMap((section): readonly Fact[] => {
    if (section.name === 'RoutingPolicyRule') return [{ device, key: 'rule', value: ruleOf(section) }];
    if (section.name === 'Route') return routeOf(section).map(([key, value]) => ({ device, key, value }));
    return section.entries.flatMap(([key, value]) => factsOfEntry(device, `${section.name} ${key}`, value));
  });
}

function sectionsOf(text: string): readonly Section[] {
  return text.split(/^(?=\[)/m).map((block) => {
    const [head = '', ...lines] = block.split('\n').filter((line) => line !== '');
    return {
      name: head.slice(1, -1),
      entries: lines.map(
        (line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const,
      ),
    };
  });
}

function routeOf({ entries }: Section): readonly Pair[] {
  const values = Object.fromEntries(entries) as Record<string, string>;
  const { Destination, Gateway, Metric, Table, GatewayOnLink } = values;
  const anywhere = Gateway?.includes(':') === true ? '::/0' : '0.0.0.0/0';
  const route = { to: Destination ?? anywhere, via: Gateway, metric: Metric };
  return routePairs({ ...route, table: Table, onLink: GatewayOnLink === 'yes' });
}

function ruleOf({ entries }: Section): string {
  return ruleValue(Object.fromEntries(entries.map(([key, value]) => [key.toLowerCase(), value])));
}

function factsOfEntry(device: string, name: string, value: string): readonly Fact[] {
  const fact = (key: string, text = value): Fact => ({ device, key, value: text });
  switch (name) {
    case 'Match Name':
      return [];
    case 'Match MACAddress':
      return [fact('match')];
    case 'Link MTUBytes':
    case 'NetDev MTUBytes':
      return [fact('mtu')];
    case 'Link MACAddress':
    case 'NetDev MACAddress':
      return [fact('mac')];
    case 'Address Address':
      return [fact('address')];
    case 'Network DHCP':
      return (
        { ipv4: ['4'], ipv6: ['6'], yes: ['4', '6'], no: [] }[value]?.map((family) =>
          fact('dhcp', family),
        ) ?? [fact('dhcp')]
      );
    case 'Network IPv6AcceptRA':
      return [fact('accept-ra', String(['True', 'yes'].includes(value)))];
    case 'Network DNS':
      return listPairs('nameserver', value.split(' ')).map(([key, text]) => fact(key, text));
    case 'Network Domains':
      return listPairs('search', value.split(' ')).map(([key, text]) => fact(key, text));
    case 'Network VLAN':
      return [{ device: value, key: 'vlan-link', value: device }];
    case 'Network Bond':
    case 'Network Bridge':
      return [{ device: value, key: 'member', value: device }];
    case 'NetDev Name':
      return [];
    case 'NetDev Kind':
      return [fact('kind')];
    case 'Link RequiredForOnline':
      return [fact('optional', String(value === 'no'))];
    case 'Match Driver':
      return [fact('match driver')];
    case 'Bridge Cost':
      return [fact('port-cost')];
    case 'Bridge Priority':
      return [fact('port-priority')];
    case 'VLAN Id':
      return [fact('vlan-id')];
    case 'Bond Mode':
      return [fact('bond-mode')];
    case 'Bond LACPTransmitRate':
      return [fact('bond-lacp-rate')];
    case 'Bond TransmitHashPolicy':
      return [fact('bond-hash-policy')];
    case 'Bond MIIMonitorSec':
      return [fact('bond-mii-monitor', value.replace(/ms$/, ''))];
    case 'Bridge STP':
      return [fact('bridge-stp', String(value === 'yes'))];
    default:
      return [otherFact(name, value, fact)];
  }
}

const times: Readonly<Record<string, string>> = {
  'Bond UpDelaySec': 'bond-up-delay',
  'Bond DownDelaySec': 'bond-down-delay',
  'Bond ARPIntervalSec': 'bond-arp-interval',
  'Bond LearnPacketIntervalSec': 'bond-learn-interval',
};

const flags: Readonly<Record<string, string>> = {
  'Bond AllSlavesActive': 'bond-all-active',
  'DHCPv4 UseDNS': 'dhcp4-use-dns',
  'DHCPv4 UseNTP': 'dhcp4-use-ntp',
  'DHCPv4 UseMTU': 'dhcp4-use-mtu',
  'DHCPv4 UseRoutes': 'dhcp4-use-routes',
  'DHCPv4 UseHostname': 'dhcp4-use-hostname',
  'DHCPv4 UseDomains': 'dhcp4-use-domains',
  'DHCPv4 SendHostname': 'dhcp4-send-hostname',
  'DHCPv6 UseDNS': 'dhcp6-use-dns',
  'DHCPv6 UseNTP': 'dhcp6-use-ntp',
  'DHCPv6 UseHostname': 'dhcp6-use-hostname',
  'DHCPv6 UseDomains': 'dhcp6-use-domains',
};

const others: Readonly<Record<string, string>> = {
  'Bond PrimaryReselectPolicy': 'bond-primary-reselect',
  'Bond MinLinks': 'bond-min-links',
  'Bond AdSelect': 'bond-ad-select',
  'Bond FailOverMACPolicy': 'bond-fail-over-mac',
  'Bond ARPIPTargets': 'bond-arp-ip-targets',
  'Bond ARPValidate': 'bond-arp-validate',
  'Bond ARPAllTargets': 'bond-arp-all-targets',
  'Bond GratuitousARP': 'bond-gratuitous-arp',
  'Bond PacketsPerSlave': 'bond-packets-per-member',
  'Bond ResendIGMP': 'bond-resend-igmp',
  'Bridge ForwardDelaySec': 'bridge-forward-delay',
  'Bridge HelloTimeSec': 'bridge-hello',
  'Bridge MaxAgeSec': 'bridge-max-age',
  'Bridge AgeingTimeSec': 'bridge-ageing',
  'Bridge Priority': 'bridge-priority',
  'DHCPv4 Hostname': 'dhcp4-hostname',
  'DHCPv4 RouteMetric': 'dhcp4-route-metric',
};

function otherFact(name: string, value: string, fact: (key: string, text?: string) => Fact): Fact {
  if (times[name] !== undefined) return fact(times[name], value.replace(/ms$/, ''));
  if (flags[name] !== undefined)
    return fact(
      flags[name],
      String(['yes', 'true', 'on', '1'].includes(value.toLowerCase()) || (value === 'route' && value)),
    );
  return fact(others[name] ?? name);
}
