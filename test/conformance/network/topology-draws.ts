import fc from 'fast-check';
import {
  addressGenerations,
  adSelections,
  arpAllTargets,
  arpValidations,
  bondModes,
  dhcpIdentifiers,
  failOverMacPolicies,
  hashPolicies,
  lacpRates,
  linkLocalFamilies,
  netplanRenderers,
  primaryReselectPolicies,
} from '../../../src/domain/network.js';

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
  renderer: seldom(fc.constantFrom(...netplanRenderers)),
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
export type Layer3Draws = typeof layer3Draws extends fc.Arbitrary<infer T> ? T : never;

export const draws = fc.record({
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
  // Last, so that everything above is drawn as it was before they came.
  extras: fc.array(fc.record({ interface: fc.nat(20), setting: fc.nat(100), value: fc.nat(100) }), {
    maxLength: 2,
  }),
  hasLabel: rarely(4),
  hasLifetime: rarely(3),
  ofRoute: fc.constantFrom(
    ...Array<undefined>(40).fill(undefined),
    'congestionWindow' as const,
    'advertisedReceiveWindow' as const,
    'advertisedMss' as const,
  ),
});
export type Draws = typeof draws extends fc.Arbitrary<infer T> ? T : never;
