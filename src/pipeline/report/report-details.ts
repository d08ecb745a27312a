import type { Device } from '../../domain/device.js';
import { hidingSecrets } from '../../domain/secrets/hidden-secrets.js';
import { sha256 } from '../../domain/sha256.js';
import { explainDevice } from '../../inventory/explain/explain-device.js';
import type { DeviceDetails } from '../../report/data/device-details.js';
import { type DetailsContext, deviceDetails } from './device-details.js';

/** What the report holds of one device alone: a name for all that it is made of, and how it is made. */
export interface ReportDetails {
  readonly key: string;
  /** Absent where the published report has it. */
  readonly make?: () => DeviceDetails;
}

/** A report of more devices has no details: to make them would take as long as the build, and `serve` makes those that are asked for. */
export const mostWithDetails = 100;

/** Of devices that were built: by the digest, and by the places of their values, which no digest tells. */
export function reportDetails(
  devices: readonly { readonly device: Device; readonly digest: string }[],
  context: DetailsContext & { readonly version: string },
): ReadonlyMap<string, ReportDetails> {
  const { loaded, version } = context;
  const { sources, secrets, types } = loaded.inventory;
  const hide = hidingSecrets(secrets.values, secrets.key);
  const declared = [...types.values()].map(({ userData, vendorData }) => [userData, vendorData]);
  const shared = sha256(hide(JSON.stringify([version, declared])));
  return new Map(
    devices.map(({ device, digest }) => {
      const source = sources.get(device.id);
      const values = source === undefined ? [] : explainDevice(device.view, source);
      const key = sha256(hide(JSON.stringify([shared, digest, values]))).slice(0, 20);
      return [device.id, { key, make: () => deviceDetails(device, context) }];
    }),
  );
}
