import fc from 'fast-check';
import {
  type BondInterface,
  type BridgeInterface,
  type EthernetInterface,
  type Interface,
  type VlanInterface,
} from '../../../src/domain/network.js';
import { address, mac } from '../../unit/encode/network/values.js';
import { type Draws, draws, type Layer3Draws } from './topology-draws.js';
import {
  bare,
  byPort,
  layer3Of,
  matchOf,
  moreOfBond,
  optional,
  present,
  virtualMac,
} from './topology-parts.js';
import { withNetplanSettings } from './topology-settings.js';

/** Random networks that a guest could have: the same ones for the same seed. */
export function randomTopologies(
  count: number,
  { seed }: { readonly seed: number },
): readonly (readonly Interface[])[] {
  return fc.sample(topologies, { numRuns: count, seed });
}

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
  ...last
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
  return withNetplanSettings([...made.slice(start), ...made.slice(0, start)], last);
}
