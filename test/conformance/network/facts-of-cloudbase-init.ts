import { type Fact, listPairs, type Pair, routeValue } from '../../../src/encode/network/losses/facts.js';

/** What cloudbase-init left of the adapters and teams of a machine; python/cloudbase.py prints it. */
export interface WindowsNetwork {
  readonly adapters: Readonly<Record<string, Adapter>>;
  readonly teams: readonly Team[];
}

interface Adapter {
  readonly mac: string | null;
  readonly mtu?: number;
  readonly vlan?: number;
  readonly link?: string;
  readonly dhcp: readonly (4 | 6)[];
  readonly addresses: Readonly<Record<string, { readonly address: string; readonly gateway: string | null }>>;
  readonly nameservers: readonly string[];
}

interface Team {
  readonly name: string;
  readonly mode: string;
  readonly algorithm: string | null;
  readonly members: readonly string[];
  readonly lacp: string | null;
}

/** What Windows has then. An adapter that nobody renamed is one that no configuration names. */
export function factsOfCloudbaseInit({ adapters, teams }: WindowsNetwork): readonly Fact[] {
  return Object.entries(adapters)
    .filter(([name]) => !name.startsWith('old '))
    .flatMap(([device, adapter]) => {
      const team = teams.find(({ name }) => name === device);
      const pairs = [...(team === undefined ? [] : pairsOfTeam(team)), ...pairsOfAdapter(device, adapter)];
      return pairs.map(([key, value]): Fact => ({ device, key, value }));
    });
}

const pairsOfTeam = ({ mode, algorithm, members, lacp }: Team): readonly Pair[] => [
  ['kind', 'bond'],
  ['bond-mode', mode],
  ...members.map((member): Pair => ['member', member]),
  ...(algorithm === null ? [] : [['bond-hash-policy', algorithm] as const]),
  ...(lacp === null ? [] : [['bond-lacp-rate', lacp] as const]),
];

function pairsOfAdapter(name: string, adapter: Adapter): readonly Pair[] {
  const { mac, mtu, vlan, link, dhcp, addresses, nameservers } = adapter;
  return [
    ...(mac === null
      ? []
      : ([
          ['match', mac],
          ['set-name', name],
        ] as const)),
    ...(mtu === undefined ? [] : [['mtu', `${mtu}`] as const]),
    ...(vlan === undefined
      ? []
      : ([
          ['kind', 'vlan'],
          ['vlan-id', `${vlan}`],
          ['vlan-link', `${link}`],
        ] as const)),
    ...dhcp.map((family): Pair => ['dhcp', `${family}`]),
    ...Object.entries(addresses).flatMap(([family, { address, gateway }]): readonly Pair[] => [
      ['address', address],
      ...(gateway === null
        ? []
        : [['route', routeValue({ to: family === '4' ? '0.0.0.0/0' : '::/0', via: gateway })] as const]),
    ]),
    ...listPairs('nameserver', nameservers),
  ];
}
