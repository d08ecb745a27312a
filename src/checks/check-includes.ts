import { includeOfNobody } from '../diagnostics/catalogue/access.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Device } from '../domain/device.js';
import type { DeviceType } from '../domain/device-type.js';
import type { Site } from '../domain/site.js';

/** A part that the device is to fetch by itself from a server that would not know who asks. */
export function checkIncludes(
  { id, managementIp }: Pick<Device, 'id' | 'managementIp'>,
  { type: { userData, vendorData }, site }: { type: DeviceType; site: Pick<Site, 'access'> },
): readonly Diagnostic[] {
  if (site.access !== 'address' || managementIp !== undefined) return [];
  return [...userData, ...vendorData]
    .filter(({ include }) => include !== undefined)
    .map(({ origin }) => includeOfNobody(origin, { device: id }));
}
