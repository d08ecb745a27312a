import { signedFetches, signedGuest, signedPlain } from '../../diagnostics/catalogue/signed.js';
import { originAt } from '../../domain/source-node.js';
import { effectiveTypes } from '../groups/effective-types.js';
import type { Check } from './check.js';
import { Counted } from './counted.js';

/** Who can check a signature, and what it covers. */
export const signed: Check = (devices, fleet) => {
  const typeOf = effectiveTypes(fleet);
  const [guests, formats] = [new Counted<string>(), new Counted<undefined>()];
  const fetches = new Counted<{ readonly template: string; readonly list: string }>();
  for (const located of devices) {
    const { device, lost } = located;
    if (device.signed !== true || ['signed', 'guest', 'os', 'user_data_format'].some((key) => lost.has(key)))
      continue;
    if (device.guest !== 'cloud-init') guests.add(device.guest, located, () => device.guest);
    else if (device.userDataFormat === 'plain') formats.add('', located, () => undefined);
    if (!fleet.types.has(device.type) || device.groups.some((name) => !fleet.groups.has(name))) continue;
    const { userData, vendorData } = typeOf(device);
    for (const [list, parts] of Object.entries({ user_data: userData, vendor_data: vendorData }))
      for (const { template, include, contentType } of parts)
        if (include !== undefined || contentType.startsWith('text/x-include'))
          fetches.add(JSON.stringify([device.type, list, template]), located, () => ({ template, list }));
  }
  return [
    ...guests.map(({ found: guest, located, devices: count }) => ({
      located,
      diagnostic: signedGuest(originAt(located.source, ['signed']), { guest, devices: count }),
    })),
    ...formats.map(({ located, devices: count }) => ({
      located,
      diagnostic: signedPlain(originAt(located.source, ['user_data_format']), { devices: count }),
    })),
    ...fetches.map(({ found, located, devices: count }) => ({
      located,
      diagnostic: signedFetches(originAt(located.source, ['signed']), { ...found, devices: count }),
    })),
  ];
};
