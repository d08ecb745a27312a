import { matchOfTwo } from '../../diagnostics/catalogue/inventory-interfaces.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { globsMeet } from '../../domain/glob.js';
import type { EthernetInterface, Interface } from '../../domain/network.js';
import { originAt } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** Interfaces of one device that one NIC fits, told at the second of two. */
export const matches = eachDevice(['interfaces'], ({ device: { interfaces }, source }) =>
  interfaces.flatMap((iface, index): readonly Diagnostic[] => {
    const first = interfaces.findIndex((other, place) => place < index && areOneNic(other, iface));
    const other = interfaces[first];
    if (other === undefined) return [];
    const placeOf = (place: number) => originAt(source, ['interfaces', place, 'match']);
    return [matchOfTwo(placeOf(index), { name: iface.name, other: other.name, first: placeOf(first) })];
  }),
);

function areOneNic(one: Interface, other: Interface): boolean {
  if (one.kind !== 'ethernet' || other.kind !== 'ethernet') return false;
  if (one.match === undefined && other.match === undefined) return false;
  if (one.mac !== undefined && other.mac !== undefined && one.mac !== other.mac) return false;
  const [name, second] = [patternOf(one), patternOf(other)];
  const areDrivers = one.match?.drivers.length && other.match?.drivers.length;
  if (areDrivers && !one.match.drivers.some((driver) => sharesDriver(driver, other))) return false;
  // Of a MAC and a name, or a driver and a name, nobody knows whether they are those of one NIC.
  if (name === undefined || second === undefined) return Boolean(areDrivers) && name === second;
  return globsMeet(name, second) && !isException(one, other) && !isException(other, one);
}

/**
 * An exact name beside a glob for all the rest, which sorts behind it: of two files that fit a NIC, networkd takes the first one
 * by its name. Source: systemd.network(5).
 */
function isException(one: EthernetInterface, rest: EthernetInterface): boolean {
  const isExact = !/[*?[]/.test(patternOf(one) ?? '*') && !one.setName;
  // NetworkManager has no such order.
  if ((one.renderer ?? rest.renderer) === 'NetworkManager') return false;
  return isExact && /[*?[]/.test(patternOf(rest) ?? '') && !rest.setName && one.name < rest.name;
}

/** What the guest may call the NIC; without a match and a MAC that is the name of the interface. */
const patternOf = ({ name, mac, match }: EthernetInterface): string | undefined =>
  match === undefined && mac === undefined ? name : match?.name;

const sharesDriver = (driver: string, { match }: EthernetInterface): boolean =>
  match?.drivers.some((other) => globsMeet(driver, other)) === true;
