import fc from 'fast-check';
import {
  type BondInterface,
  type BridgeInterface,
  bondModes,
  type EthernetInterface,
  hashPolicies,
  type Interface,
  lacpRates,
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

const layer3Draws = fc.record({
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
      isPort: rarely(30),
      layer3: layer3Draws,
    }),
    { maxLength: 2 },
  ),
  bridges: fc.array(
    fc.record({
      stp: maybe(fc.boolean()),
      forwardDelay: maybe(fc.constantFrom(0, 4, 15)),
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
  rotation: fc.nat(8),
});
type Draws = typeof draws extends fc.Arbitrary<infer T> ? T : never;

const topologies: fc.Arbitrary<readonly Interface[]> = draws.map(build);

function build({ prefix, ethernets, bonds, bridges, vlans, rotation }: Draws): readonly Interface[] {
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
        setName: drawn.setName,
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
  const routes = drawn.routes.flatMap(({ number, metric }): readonly Route[] => {
    const is6 = [2, 4, 6, 7].includes(number);
    if (is6 ? !(has6 || drawn.dhcp6 || drawn.acceptRa === true) : !(has4 || drawn.dhcp4)) return [];
    if (number === 0 && hasGateway4) return [];
    const to =
      number === 0 ? 'default' : cidr(is6 ? `2001:db8:ff0${number}::/48` : `172.16.${number * 16}.0/20`);
    return [{ to, via: ip(is6 ? via6 : via4), ...optional('metric', metric) }];
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
  };
}

const virtualMac = ({ hasMac }: Layer3Draws, slot: number) =>
  hasMac ? { mac: mac(`52:54:00:00:01:${(slot + 16).toString(16)}`) } : {};

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}
