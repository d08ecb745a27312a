import { ownInclude, ownUrl } from '../diagnostics/catalogue/own-urls.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Device } from '../domain/device.js';
import type { DeviceType } from '../domain/device-type.js';
import { isOwnAddress } from '../domain/server-address.js';
import { serverUrl } from '../domain/server-url.js';
import type { Site } from '../domain/site.js';
import { textPlaces } from '../domain/text-place.js';
import type { PartToCheck } from './part-to-check.js';

interface Inventory {
  readonly type: Pick<DeviceType, 'userData' | 'vendorData'>;
  readonly site: Pick<Site, 'server'>;
  /** What the checks of its parts have found. */
  readonly found: readonly Diagnostic[];
}

/**
 * Where a device is sent to a server that every machine takes for itself, as one without `server` in site.yaml is.
 */
export function ownServerProblems(
  parts: readonly PartToCheck[],
  device: Pick<Device, 'id' | 'managementIp'>,
  { type, site, found }: Inventory,
): readonly Diagnostic[] {
  if (isTrial(device) || !isOwnAddress(site.server.address)) return [];
  const url = serverUrl(site);
  const include = [...type.userData, ...type.vendorData].find((part) => part.include !== undefined);
  // One place tells enough: what mends it mends all.
  if (include !== undefined) return [ownInclude(include.origin, { device: device.id, url })];
  const isSaid = found.some(({ code }) => code === 'loopback-url');
  const part = isSaid ? undefined : parts.find(({ part: { content } }) => content.includes(url));
  if (part === undefined) return [];
  const { content, filename } = part.part;
  const { line, column } = textPlaces(content)(content.indexOf(url));
  const place = part.placeOf(line, column);
  return [ownUrl(place, { filename, device: device.id, what: "the server's URL", url, isOfSite: true })];
}

/** A device whose own address is one that every machine takes for itself is a trial on this machine. */
const isTrial = ({ managementIp }: Pick<Device, 'managementIp'>): boolean =>
  managementIp !== undefined && isOwnAddress(managementIp);

/** What is wrong with the parts of a device, without what is right for a trial. */
export const reachable = (
  found: readonly Diagnostic[],
  device: Pick<Device, 'managementIp'>,
): readonly Diagnostic[] => (isTrial(device) ? found.filter(({ code }) => code !== 'loopback-url') : found);
