import fc from 'fast-check';
import {
  addressGenerations,
  adSelections,
  arpAllTargets,
  arpValidations,
  type BondInterface,
  type BridgeInterface,
  bondModes,
  dhcpIdentifiers,
  type EthernetInterface,
  failOverMacPolicies,
  hashPolicies,
  type Interface,
  lacpRates,
  linkLocalFamilies,
  primaryReselectPolicies,
  type Route,
  type VlanInterface,
} from '../../../src/domain/network.js';
import { address, cidr, ip, mac } from '../../unit/encode/network/values.js';

/** Random networks that a guest could have: the same ones for the same seed. */
export function randomTopologies(
  count: number,
  { seed }: { readonly seed: number },
): readonly (readonly Interface[])[] {
  return fc.sample(topologies, { numRuns: count, seed });
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const rarely = (share: number) => fc.nat(99).map((percent) => percent < share);

const seldom = <T>(value: fc.Arbitrary<T>) =>
  fc
    .option(value, { nil: undefined, freq: 2 })
    .chain((drawn) => rarely(30).map((isKept) => (isKept ? drawn : undefined)));

const overrideDraws = fc.record({
  useDns: maybe(fc.boolean()),
  useNtp: maybe(fc.boolean()),
  useMtu: maybe(fc.boolean()),
  useRoutes: maybe(fc.boolean()),
  useHostname: maybe(fc.boolean()),
  useDomains: maybe(fc.constantFrom(true, false, 'route' as const)),
  sendHostname: maybe(fc.boolean()),
  hostname: maybe(fc.constant('other')),
  routeMetric: maybe(fc.constantFrom(50, 700)),
});

/** What boots, DHCP clients and the kernel are told of an interface. */
const settingDraws = fc.record({
  optional: seldom(fc.boolean()),
  critical: seldom(fc.boolean()),
  ignoreCarrier: seldom(fc.boolean()),
  activationMode: rarely(5).map((is) => (is ? ('manual' as const) : undefined)),
  dhcp4Overrides: seldom(overrideDraws),
  dhcp6Overrides: seldom(overrideDraws),
  dhcpIdentifier: seldom(fc.constantFrom(...dhcpIdentifiers)),
  linkLocal: seldom(fc.subarray([...linkLocalFamilies])),
  ipv6Privacy: seldom(fc.boolean()),
  ipv6Mtu: seldom(fc.integer({ min: 1280, max: 1400 })),
  ipv6AddressGeneration: seldom(fc.constantFrom(...addressGenerations)),
  ipv6AddressToken: seldom(fc.constant('::5')),
  rules: seldom(
    fc.array(
      fc.record({
        isFrom: fc.boolean(),
        priority: maybe(fc.integer({ min: 1, max: 900 })),
        mark: maybe(fc.constant(7)),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
});

const layer3Draws = fc.record({
  settings: settingDraws,
  onLink: rarely(10),
  hasMac: rarely(30),
  mtu: maybe(fc.integer({ min: 1280, max: 9000 })),
  acceptRa: maybe(fc.boolean()),
  dhcp4: rarely(30),
  dhcp6: rarely(25),
  prefixes4: fc.array(fc.integer({ min: 16, max: 30 }), { maxLength: 2 }),
  prefixes6: fc.array(fc.integer({ min: 48, max: 126 }), { maxLength: 2 }),
  beginsWithIpv6: rarely(20),
  gateway4: rarely(50),
  gateway6: fc.constantFrom('none', 'inside', 'link-local'),
  routes: fc.uniqueArray(
    fc.record({
      // 0 and 7 are default routes, 1 to 6 networks; 2, 4, 6 and 7 are of IPv6.
      number: fc.nat(7),
      metric: maybe(fc.constantFrom(0, 1, 100, 4096)),
      option: fc.constantFrom(
        ...Array<undefined>(12).fill(undefined),
        'onLink',
        'table',
        'mtu',
        'from',
        'scope',
        'type',
      ),
    }),
    { selector: ({ number }) => number, maxLength: 3 },
  ),
  nameservers: fc.uniqueArray(fc.constantFrom('10.0.0.53', '192.0.2.53', '2001:db8::53'), { maxLength: 3 }),
  search: fc.uniqueArray(fc.constantFrom('example.net', 'lab.example.net'), { maxLength: 2 }),
});
type Layer3Draws = typeof layer3Draws extends fc.Arbitrary<infer T> ? T : never;

const draws = fc.record({
  prefix: fc.constantFrom('eth', 'ens'),
  ethernets: fc.array(
    fc.record({
      hasMac: rarely(80),
      setName: fc.boolean(),
      match: fc.constantFrom(...Array<undefined>(14).fill(undefined), 'glob', 'name', 'driver'),
      hasNewMac: rarely(10),
      wakeOnLan: maybe(fc.boolean()),
      // Which bond or bridge it belongs to, if that one is drawn; 4: none.
      owner: fc.nat(4),
      layer3: layer3Draws,
    }),
    { minLength: 1, maxLength: 4 },
  ),
  bonds: fc.array(
    fc.record({
      name: fc.constantFrom('bond', 'bond', 'bond', 'team'),
      mode: fc.constantFrom(...bondModes),
      lacpRate: maybe(fc.constantFrom(...lacpRates)),
      hashPolicy: maybe(fc.constantFrom(...hashPolicies)),
      miiMonitorMs: maybe(fc.constantFrom(0, 50, 100)),
      more: fc.record({
        primary: rarely(50),
        primaryReselectPolicy: seldom(fc.constantFrom(...primaryReselectPolicies)),
        minLinks: seldom(fc.constantFrom(0, 1, 2)),
        upDelayMs: seldom(fc.constantFrom(0, 200)),
        downDelayMs: seldom(fc.constantFrom(0, 200)),
        adSelect: seldom(fc.constantFrom(...adSelections)),
        allMembersActive: seldom(fc.boolean()),
        failOverMacPolicy: seldom(fc.constantFrom(...failOverMacPolicies)),
        arpIntervalMs: seldom(fc.constantFrom(0, 100)),
        hasArpTargets: rarely(5),
        arpValidate: seldom(fc.constantFrom(...arpValidations)),
        arpAllTargets: seldom(fc.constantFrom(...arpAllTargets)),
        gratuitousArp: seldom(fc.constantFrom(0, 1, 5)),
        packetsPerMember: seldom(fc.constantFrom(0, 1, 8)),
        resendIgmp: rarely(5).map((is) => (is ? 3 : undefined)),
        learnPacketInterval: seldom(fc.constantFrom(1, 10)),
      }),
      isPort: rarely(30),
      layer3: layer3Draws,
    }),
    { maxLength: 2 },
  ),
  bridges: fc.array(
    fc.record({
      stp: maybe(fc.boolean()),
      forwardDelay: maybe(fc.constantFrom(0, 4, 15)),
      more: fc.record({
        helloTime: seldom(fc.constantFrom(1, 2)),
        maxAge: seldom(fc.constantFrom(6, 20)),
        ageingTime: seldom(fc.constantFrom(0, 300)),
        priority: seldom(fc.constantFrom(0, 4096)),
      }),
      hasCosts: rarely(20),
      hasPriorities: rarely(20),
      layer3: layer3Draws,
    }),
    { maxLength: 2 },
  ),
  vlans: fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 1, max: 4094 }),
      carrier: fc.nat(20),
      naming: fc.constantFrom('dotted', 'dotted', 'vlan', 'free'),
      isPort: rarely(20),
      layer3: layer3Draws,
    }),
    { selector: ({ id }) => id, maxLength: 2 },
  ),
  hasDummy: rarely(4),
  hasLoopback: rarely(8),
  rotation: fc.nat(8),
});
type Draws = typeof draws extends fc.Arbitrary<infer T> ? T : never;

const topologies: fc.Arbitrary<readonly Interface[]> = draws.map(build);

function build({
  prefix,
  ethernets,
  bonds,
  bridges,
  vlans,
  hasDummy,
  hasLoopback,
  rotation,
}: Draws): readonly Interface[] {
  let slot = 0;
  const nextSlot = () => slot++;

  const ethernetNames = ethernets.map((_, index) => `${prefix}${index}`);
  const ownedBy = (owner: number) => ethernetNames.filter((_, index) => ethernets[index]?.owner === owner);
  // A bond without members is no bond.
  const bondMembers = bonds.map((_, index) => ownedBy(index));
  const bondNames = bonds.map(({ name }, index) => `${name}${index}`);
  const liveBonds = bonds.flatMap((bond, index) =>
    (bondMembers[index] as string[]).length === 0
      ? []
      : [{ ...bond, label: bondNames[index] as string, members: bondMembers[index] as string[] }],
  );
  const claimed = new Set(liveBonds.flatMap(({ members }) => members));

  const bridgeNames = bridges.map((_, index) => `br${index}`);
  const carriers = [
    ...ethernetNames.filter((name) => !claimed.has(name)),
    ...liveBonds.map(({ label }) => label),
    ...bridgeNames,
  ];
  const liveVlans = vlans.map((vlan) => {
    const link = carriers[vlan.carrier % carriers.length] as string;
    const names = { dotted: `${link}.${vlan.id}`, vlan: `vlan${vlan.id}`, free: `tag${vlan.id}` };
    return { ...vlan, link, label: names[vlan.naming] };
  });

  const ports = bridges.map((_, index) => [
    ...ownedBy(index + 2),
    ...(index === 0 ? liveBonds.filter(({ isPort }) => isPort).map(({ label }) => label) : []),
    // Not of a bridge on which the VLAN lies, nor of one below it.
    ...(index === 0
      ? liveVlans.filter((vlan) => vlan.isPort && !vlan.link.startsWith('br')).map(({ label }) => label)
      : []),
  ]);
  for (const name of ports.flat()) claimed.add(name);
  const layer3 = (name: string, drawn: Layer3Draws) =>
    claimed.has(name) ? bare : layer3Of(drawn, nextSlot());

  const made: Interface[] = [
    ...ethernets.map((drawn, index): EthernetInterface => {
      const name = ethernetNames[index] as string;
      return {
        kind: 'ethernet',
        name,
        ...layer3(name, drawn.layer3),
        ...(drawn.hasMac ? { mac: mac(`52:54:00:00:00:0${index}`) } : {}),
        ...optional('wakeOnLan', drawn.wakeOnLan),
        ...(drawn.hasNewMac ? { newMac: mac(`52:54:00:00:02:0${index}`) } : {}),
        ...matchOf(drawn.match, name, claimed),
        setName: drawn.setName && drawn.hasMac,
      };
    }),
    ...liveBonds.map(
      (drawn): BondInterface => ({
        kind: 'bond',
        name: drawn.label,
        ...layer3(drawn.label, drawn.layer3),
        ...virtualMac(drawn.layer3, nextSlot()),
        members: drawn.members,
        mode: drawn.mode,
        ...optional('lacpRate', drawn.lacpRate),
        ...optional('hashPolicy', drawn.hashPolicy),
        ...optional('miiMonitorMs', drawn.miiMonitorMs),
        ...moreOfBond(drawn.more, drawn.members),
      }),
    ),
    ...bridges.map((drawn, index): BridgeInterface => {
      const name = bridgeNames[index] as string;
      return {
        kind: 'bridge',
        name,
        ...layer3(name, drawn.layer3),
        ...virtualMac(drawn.layer3, nextSlot()),
        members: ports[index] as string[],
        ...optional('stp', drawn.stp),
        ...optional('forwardDelay', drawn.forwardDelay),
        ...present(drawn.more),
        ...(drawn.hasCosts ? { pathCost: byPort(ports[index] as string[], 40) } : {}),
        ...(drawn.hasPriorities ? { portPriority: byPort(ports[index] as string[], 20) } : {}),
      };
    }),
    ...liveVlans.map(
      (drawn): VlanInterface => ({
        kind: 'vlan',
        name: drawn.label,
        ...layer3(drawn.label, drawn.layer3),
        ...virtualMac(drawn.layer3, nextSlot()),
        id: drawn.id,
        link: drawn.link,
      }),
    ),
    ...(hasDummy
      ? [{ kind: 'dummy', name: 'dummy0', ...bare, addresses: [address('198.51.100.77/32')] } as const]
      : []),
    ...(hasLoopback
      ? [
          {
            kind: 'ethernet',
            name: 'lo',
            setName: false,
            ...bare,
            addresses: [address('198.51.100.1/32')],
          } as const,
        ]
      : []),
  ];
  // The order in which a user writes them says nothing.
  const start = rotation % made.length;
  return [...made.slice(start), ...made.slice(0, start)];
}

const bare = {
  addresses: [],
  nameservers: { addresses: [], search: [] },
  routes: [],
  dhcp4: false,
  dhcp6: false,
};

function layer3Of(drawn: Layer3Draws, slot: number) {
  const addresses4 = drawn.prefixes4.map((prefix, index) =>
    address(`10.${slot}.${index * 64 + 2}.${index + 5}/${prefix}`),
  );
  const addresses6 = drawn.prefixes6.map((prefix, index) =>
    address(`2001:db8:${slot + 1}:${index}::5/${prefix}`),
  );
  const has4 = drawn.prefixes4.length > 0;
  const has6 = drawn.prefixes6.length > 0;
  const via4 = has4 ? `10.${slot}.2.6` : `10.${slot}.0.1`;
  const via6 = has6 ? `2001:db8:${slot + 1}::6` : 'fe80::6';
  const gateway6 = drawn.gateway6 === 'link-local' ? 'fe80::1' : via6;
  const hasGateway6 = drawn.gateway6 !== 'none' && (has6 || drawn.dhcp6);
  const hasGateway4 = drawn.gateway4 && (has4 || drawn.dhcp4);
  const routes = drawn.routes.flatMap(({ number, metric, option }): readonly Route[] => {
    const is6 = [2, 4, 6, 7].includes(number);
    if (is6 ? !(has6 || drawn.dhcp6 || drawn.acceptRa === true) : !(has4 || drawn.dhcp4)) return [];
    if (number === 0 && hasGateway4) return [];
    const to =
      number === 0 ? 'default' : cidr(is6 ? `2001:db8:ff0${number}::/48` : `172.16.${number * 16}.0/20`);
    const via = ip(is6 ? via6 : via4);
    const own = [...addresses4, ...addresses6].find((one) => one.address.includes(':') === is6);
    return [withOption({ to, via, ...optional('metric', metric) }, option, own?.address)];
  });
  return {
    addresses: drawn.beginsWithIpv6 ? [...addresses6, ...addresses4] : [...addresses4, ...addresses6],
    dhcp4: drawn.dhcp4,
    dhcp6: drawn.dhcp6,
    routes,
    nameservers: { addresses: drawn.nameservers.map(ip), search: drawn.search },
    ...(hasGateway4 ? { gateway4: ip(via4) } : {}),
    ...(hasGateway6 ? { gateway6: ip(gateway6) } : {}),
    ...optional('mtu', drawn.mtu),
    ...optional('acceptRa', drawn.acceptRa),
    ...(drawn.onLink && (hasGateway4 || hasGateway6) ? { onLink: true } : {}),
    ...settingsOf(drawn, { has4, slot }),
  };
}

function settingsOf(
  {
    settings: { rules, ipv6AddressToken, ipv6AddressGeneration, dhcp4Overrides, dhcp6Overrides, ...settings },
    dhcp4,
    dhcp6,
    acceptRa,
  }: Layer3Draws,
  { has4, slot }: { readonly has4: boolean; readonly slot: number },
) {
  const token = acceptRa === true && ipv6AddressToken !== undefined && ipv6AddressGeneration === undefined;
  return {
    ...present(settings),
    ...(dhcp4 && dhcp4Overrides !== undefined ? { dhcp4Overrides: present(dhcp4Overrides) } : {}),
    ...(dhcp6 && dhcp6Overrides !== undefined ? { dhcp6Overrides: present(dhcp6Overrides) } : {}),
    ...(token ? { ipv6AddressToken: ip(ipv6AddressToken) } : {}),
    // Of no link-local address nothing is made.
    ...(settings.linkLocal?.includes('ipv6') === false
      ? {}
      : optional('ipv6AddressGeneration', ipv6AddressGeneration)),
    ...(rules === undefined || !has4
      ? {}
      : {
          routingPolicy: rules.map(({ isFrom, priority, mark }) => ({
            ...(isFrom ? { from: cidr(`10.${slot}.2.5/32`) } : { to: cidr('203.0.113.0/24') }),
            table: 100 + slot,
            ...optional('priority', priority),
            ...optional('mark', mark),
          })),
        }),
  };
}

function withOption(route: Route, option: string | undefined, own: string | undefined): Route {
  const { via: _, ...direct } = route;
  switch (option) {
    case 'onLink':
      return { ...route, onLink: true };
    case 'table':
      return { ...route, table: 101 };
    case 'mtu':
      return { ...route, mtu: 1300 };
    case 'from':
      return own === undefined ? route : { ...route, from: ip(own) };
    case 'scope':
      return route.to === 'default' ? route : { ...direct, scope: 'link' };
    case 'type':
      return route.to === 'default' ? route : { ...direct, type: 'blackhole' };
    default:
      return route;
  }
}

function matchOf(kind: string | undefined, name: string, claimed: ReadonlySet<string>) {
  if (kind === undefined || claimed.has(name)) return {};
  if (kind === 'driver') return { match: { drivers: ['virtio_net'] } };
  return { match: { name: kind === 'glob' ? `${name}*` : name, drivers: [] } };
}

function moreOfBond(
  { primary, hasArpTargets, ...more }: Draws['bonds'][number]['more'],
  members: readonly string[],
): Partial<BondInterface> {
  return {
    ...present(more),
    ...(primary ? { primary: members[0] as string } : {}),
    ...(hasArpTargets ? { arpIpTargets: [ip('192.0.2.1'), ip('192.0.2.2')] } : {}),
  };
}

const byPort = (ports: readonly string[], number: number): Readonly<Record<string, number>> =>
  Object.fromEntries(ports.map((port) => [port, number]));

type Present<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

const present = <T extends object>(values: T): Present<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Present<T>;

const virtualMac = ({ hasMac }: Layer3Draws, slot: number) =>
  hasMac ? { mac: mac(`52:54:00:00:01:${(slot + 16).toString(16)}`) } : {};

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}
