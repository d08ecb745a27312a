import { type Fact, listPairs, routeValue } from './facts.js';

/** What cloudinit.net.networkd renders: name of the device -> text of its .network and of its .netdev file. */
export interface NetworkdFiles {
  readonly network: Readonly<Record<string, string>>;
  readonly netdev: Readonly<Record<string, string>>;
}

export function factsOfNetworkd({ network, netdev }: NetworkdFiles): readonly Fact[] {
  return [
    ...Object.entries(network).flatMap(([device, text]) => factsOfFile(device, text)),
    ...Object.entries(netdev).flatMap(([device, text]) => factsOfFile(device, text)),
  ];
}

interface Section {
  readonly name: string;
  readonly entries: readonly (readonly [key: string, value: string])[];
}

function factsOfFile(device: string, text: string): readonly Fact[] {
  return sectionsOf(text).flatMap((section): readonly Fact[] => {
    if (section.name === 'Route') return [{ device, key: 'route', value: routeOf(section) }];
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

function routeOf({ entries }: Section): string {
  const { Destination, Gateway = '', Metric } = Object.fromEntries(entries) as Record<string, string>;
  const anywhere = Gateway.includes(':') ? '::/0' : '0.0.0.0/0';
  return routeValue({ to: Destination ?? anywhere, via: Gateway, metric: Metric });
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
    case 'Bridge ForwardDelaySec':
      return [fact('bridge-forward-delay')];
    default:
      return [fact(name)];
  }
}
