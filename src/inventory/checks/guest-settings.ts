import type { Device } from '../../domain/device.js';
import type { NetworkRenderer } from '../../domain/network-renderer.js';
import type { VersionRange } from '../../domain/version-range.js';
import { effectiveTypes } from '../groups/effective-types.js';
import type { NetworkFleet } from './check.js';

/** What somebody said about the guest of a device, in its groups, its type or the site. */
export interface GuestSettings {
  readonly cloudInit: VersionRange | undefined;
  readonly renderers: readonly NetworkRenderer[] | undefined;
}

/** Makes the function that finds them; undefined of a device whose type or groups are not known. */
export function guestSettings(fleet: NetworkFleet): (device: Device) => GuestSettings | undefined {
  const { site, types, groups } = fleet;
  const typeOf = effectiveTypes(fleet);
  return (device) => {
    const isKnown = types.has(device.type) && device.groups.every((name) => groups.has(name));
    if (!isKnown) return undefined;
    const { cloudInit = site.cloudInit, networkRenderer: renderers = site.networkRenderer } = typeOf(device);
    return { cloudInit, renderers };
  };
}
