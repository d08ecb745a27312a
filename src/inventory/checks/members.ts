import {
  memberOfTwo,
  memberWithAddress,
  unknownInterface,
  withoutMembers,
  wrongMember,
} from '../../diagnostics/catalogue/inventory-network.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import type { BondInterface, BridgeInterface, Interface } from '../../domain/network.js';
import type { Origin } from '../../domain/origin.js';
import { keyOriginAt, originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

type Master = BondInterface | BridgeInterface;

interface Membership {
  readonly member: string;
  readonly master: Master;
  readonly position: Origin;
}

/** Bonds and bridges: whether their members are there, free, and of a kind that can be one. */
export const members = eachDevice(['interfaces'], ({ device, source }) => {
  const { interfaces } = device;
  const empty = interfaces.flatMap((iface, index): readonly Diagnostic[] => {
    if (iface.kind !== 'bond' || iface.members.length > 0) return [];
    return [withoutMembers(originAt(source, ['interfaces', index, 'members']), iface)];
  });
  const memberships = interfaces.flatMap((master, index) =>
    hasMembers(master)
      ? master.members.map((member, position): Membership => {
          return { member, master, position: originAt(source, ['interfaces', index, 'members', position]) };
        })
      : [],
  );
  const byName = new Map(interfaces.map((iface) => [iface.name, iface]));
  const firsts = new Map<string, Membership>();
  const wrong = memberships.flatMap((membership): readonly Diagnostic[] => {
    const { member: name, master, position } = membership;
    const iface = byName.get(name);
    if (iface === undefined) {
      const known = [...byName.keys()].filter((other) => other !== master.name);
      return [unknownInterface(position, { name, known, nearest: nearestName(name, known) })];
    }
    const first = firsts.get(name);
    if (first !== undefined) {
      return [memberOfTwo(position, { name, master: first.master.name, first: first.position })];
    }
    firsts.set(name, membership);
    // A master that is its own member is a loop, and told as one.
    if (master.kind === 'bond' && iface.kind !== 'ethernet' && iface !== master) {
      return [wrongMember(position, { name, kind: iface.kind, master: master.name })];
    }
    const key = ownAddressKey(iface);
    if (key === undefined) return [];
    const place = originAt(source, ['interfaces', interfaces.indexOf(iface), key]);
    return [memberWithAddress(place, { name, master: master.name, key })];
  });
  const strangers = interfaces.flatMap((iface, index): readonly Diagnostic[] =>
    iface.kind === 'bridge'
      ? (['path_cost', 'port_priority'] as const).flatMap((key) =>
          Object.keys((key === 'path_cost' ? iface.pathCost : iface.portPriority) ?? {})
            .filter((name) => !iface.members.includes(name))
            .map((name) =>
              unknownInterface(keyOriginAt(source, ['interfaces', index, key, name]), {
                name,
                known: iface.members,
                nearest: nearestName(name, iface.members),
              }),
            ),
        )
      : [],
  );
  return [...empty, ...wrong, ...strangers];
});

const hasMembers = (iface: Interface): iface is Master => iface.kind === 'bond' || iface.kind === 'bridge';

/** The first field that gives an interface an address of its own. */
function ownAddressKey(iface: Interface): string | undefined {
  if (iface.addresses.length > 0) return 'addresses';
  return (['gateway4', 'gateway6', 'dhcp4', 'dhcp6'] as const).find(
    (key) => iface[key] !== undefined && iface[key] !== false,
  );
}
