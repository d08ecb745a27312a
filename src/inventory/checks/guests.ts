import { guestFormat } from '../../diagnostics/catalogue/guest-user-data.js';
import { guestLayouts, guestOs } from '../../diagnostics/catalogue/guests.js';
import { guestNamed } from '../../domain/guest.js';
import { childAt, originAt } from '../../domain/source-node.js';
import type { Check, Finding, LocatedDevice } from './check.js';

/** The program in the machine, against `os` and against what the site builds. */
export const guests: Check = (devices, { site, capabilities }) => {
  const known = capabilities.known.guests;
  const readable = devices.filter(({ lost }) => !lost.has('guest') && !lost.has('os'));
  const contradicted = readable.flatMap((located): readonly Finding[] => {
    const { device, source } = located;
    const os = childAt(source, 'os');
    if (os?.kind !== 'scalar' || os.value === device.os || os.value === null) return [];
    const words = { guest: device.guest, os: String(os.value), guestOs: device.os };
    const first = originAt(source, ['guest']);
    return [{ located, diagnostic: guestOs(os.origin, { ...words, first }) }];
  });
  const unread = byGuest(readable).flatMap(([name, [located, ...others]]): readonly Finding[] => {
    const { reads } = guestNamed(known, name);
    if (located === undefined || reads === undefined) return [];
    const isRead =
      site.layouts.some((layout) => reads.layouts.includes(layout)) ||
      site.images.some((image) => reads.images.includes(image));
    if (isRead) return [];
    // By `os` alone nobody has said which program it is.
    const naming = [located, ...others].find(({ source }) => childAt(source, 'guest') !== undefined);
    const severity = naming === undefined ? ('warning' as const) : ('error' as const);
    const words = { guest: name, ...reads, devices: 1 + others.length, severity };
    const first = naming ?? located;
    return [{ located: first, diagnostic: guestLayouts(guestOrigin(first), words) }];
  });
  const inMime = byGuest(readable).flatMap(([name, group]): readonly Finding[] => {
    const asking = group.filter(({ device }) => device.userDataFormat === 'mime');
    const [located] = asking;
    if (located === undefined || guestNamed(known, name).userData.mime) return [];
    const isOwn = childAt(located.source, 'user_data_format') !== undefined;
    const place = isOwn ? originAt(located.source, ['user_data_format']) : guestOrigin(located);
    return [{ located, diagnostic: guestFormat(place, { guest: name, devices: asking.length }) }];
  });
  return [...contradicted, ...unread, ...inMime];
};

/** Where a device says what it has: by `guest`, or by `os`. */
const guestOrigin = ({ source }: Pick<LocatedDevice, 'source'>) =>
  originAt(source, [childAt(source, 'guest') === undefined ? 'os' : 'guest']);

/** Devices by their guests, each in the order in which they were written. */
export function byGuest(
  devices: readonly LocatedDevice[],
): readonly (readonly [guest: string, devices: readonly LocatedDevice[]])[] {
  const groups = new Map<string, LocatedDevice[]>();
  for (const located of devices) {
    const group = groups.get(located.device.guest);
    if (group === undefined) groups.set(located.device.guest, [located]);
    else group.push(located);
  }
  return [...groups];
}
