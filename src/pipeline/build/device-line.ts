import type { Device } from '../../domain/device.js';
import type { DeviceRecord } from '../../domain/manifest.js';
import type { HostDevice } from '../../host/host-input.js';
import type { InputFile } from '../../inventory/input-files.js';
import type { LedgerLine } from '../../sinks/state/ledger.js';
import { claimsOf } from './claims.js';
import type { WrittenPlan } from './plan-writing.js';
import { rowKeys } from './row-keys.js';

/** What a generation keeps of the devices of a plan, which was made of these files. */
export function deviceLines(
  { planned, sources }: Pick<WrittenPlan, 'planned' | 'sources'>,
  files: readonly InputFile[],
): readonly LedgerLine[] {
  const keyOf = rowKeys(files);
  return planned.map(({ device, record }) => {
    const origin = sources.get(device.id)?.origin;
    return deviceLine(device, { file: origin?.file ?? '', row: keyOf(origin), record });
  });
}

/** `file` is the input that it is written in, `row` the key of its row where that is a table. */
function deviceLine(
  device: Device,
  { file, row, record }: { file: string; row: string; record: DeviceRecord },
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
    row,
    host: JSON.stringify(host),
  };
}
