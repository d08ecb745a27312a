import { guestDrops, keysInOtherForm } from '../../diagnostics/catalogue/guests.js';
import type { Device } from '../../domain/device.js';
import { type Dropped, guestNamed } from '../../domain/guest.js';
import { clientsOf } from '../../domain/known-layouts.js';
import type { Interface } from '../../domain/network.js';
import type { PartDeclaration } from '../../domain/part.js';
import { isOfInterfaces } from '../../domain/site.js';
import { originAt } from '../../domain/source-node.js';
import type { Fleet } from '../devices/resolve-device.js';
import type { Check, Finding, LocatedDevice } from './check.js';
import { byGuest } from './guests.js';

/** What the inventory has for a guest that takes it from nowhere. Told once for each kind of thing and guest. */
export const guestLosses: Check = (devices, fleet) => {
  const { known } = fleet.capabilities;
  const readable = devices.filter(({ lost }) => !lost.has('guest') && !lost.has('os'));
  const losers = keyLosers(fleet);
  return byGuest(readable).flatMap(([name, group]): readonly Finding[] => {
    const { drops, keysAsWritten } = guestNamed(known.guests, name);
    const dropped = drops.flatMap((what): readonly Finding[] => {
      const having = group.filter((located) => has(located, what, fleet));
      const [located] = having;
      if (located === undefined) return [];
      const position = placeOf(located, what, fleet);
      return [{ located, diagnostic: guestDrops(position, { guest: name, what, devices: having.length }) }];
    });
    const keyed = group.filter((located) => keysAsWritten === true && has(located, 'public-keys', fleet));
    const [located] = keyed;
    const read = losers.filter(({ loser }) => guestNamed(known.guests, name).reads?.layouts.includes(loser));
    if (located === undefined) return dropped;
    return [
      ...dropped,
      ...read.map(({ loser, owner }) => {
        const position = originAt(located.source, ['public_keys']);
        const words = { guest: name, loser, owner, devices: keyed.length };
        return { located, diagnostic: keysInOtherForm(position, words) };
      }),
    ];
  });
};

/** Layouts whose keys stand in the form of another one, since both write the same files. */
function keyLosers({ site: { layouts }, capabilities: { known } }: Pick<Fleet, 'site' | 'capabilities'>) {
  const sharing = clientsOf(known, { layouts, images: [] })
    .flatMap(([layout, { latest }]) => (latest === undefined ? [] : [{ layout, ...latest }]))
    .sort((a, b) => a.rank - b.rank);
  const [owner, ...others] = sharing;
  if (owner === undefined) return [];
  return others
    .filter(({ keys }) => keys !== undefined && keys !== owner.keys)
    .map(({ layout }) => ({ loser: layout, owner: owner.layout }));
}

function has({ device, lost }: LocatedDevice, what: Dropped, fleet: Fleet): boolean {
  switch (what) {
    case 'vendor-data':
      return vendorParts(device, fleet).length > 0;
    case 'files':
      return device.files.length > 0;
    case 'public-keys':
      return Object.keys(device.publicKeys).length > 0;
    case 'network':
      if (lost.has('interfaces') || device.networkConfig === 'disabled') return false;
      // DHCP is what a guest does that is told nothing.
      return !isOfInterfaces(device) || device.interfaces.some(isToldOf);
  }
}

const vendorParts = ({ type, groups }: Device, fleet: Fleet): readonly PartDeclaration[] =>
  [fleet.types.get(type), ...groups.map((name) => fleet.groups.get(name))].flatMap(
    (each) => each?.vendorData ?? [],
  );

const isToldOf = ({ kind, addresses }: Interface): boolean => kind !== 'ethernet' || addresses.length > 0;

function placeOf({ device, source }: LocatedDevice, what: Dropped, fleet: Fleet) {
  const [vendor] = vendorParts(device, fleet);
  if (what === 'vendor-data' && vendor !== undefined) return vendor.origin;
  if (what === 'network') return originAt(source, [isOfInterfaces(device) ? 'interfaces' : 'network_config']);
  return originAt(source, [what === 'files' ? 'files' : 'public_keys']);
}
