import type { Device } from '../../domain/device.js';
import type { DeviceRecord } from '../../domain/manifest.js';
import type { HostDevice } from '../../host/host-input.js';
import type { LedgerLine } from '../../sinks/state/ledger.js';
import { claimsOf } from './claims.js';

/** What a generation keeps of a device; `file` is the input that it is written in. */
export function deviceLine(
  device: Device,
  { file, record }: { file: string; record: DeviceRecord },
): LedgerLine {
  const { hostname, fqdn, managementIp, interfaces } = device;
  const host: Omit<HostDevice, 'id'> = {
    hostname,
    ...(fqdn === undefined ? {} : { fqdn }),
    ...(managementIp === undefined ? {} : { managementIp }),
    interfaces,
  };
  return {
    id: device.id,
    file,
    kind: [device.type, ...device.groups].join('+'),
    claims: claimsOf(device),
    record,
    host: JSON.stringify(host),
  };
}
