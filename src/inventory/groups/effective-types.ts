import type { Device } from '../../domain/device.js';
import { type DeviceGroup, typeWithGroups } from '../../domain/device-group.js';
import type { DeviceType } from '../../domain/device-type.js';
import { memo } from './memo.js';

/** Makes the function that gives the type of a device with what its groups add. */
export function effectiveTypes({
  types,
  groups,
}: {
  readonly types: ReadonlyMap<string, DeviceType>;
  readonly groups: ReadonlyMap<string, DeviceGroup>;
}): (device: Device) => DeviceType {
  const joined = memo<DeviceType>();
  return (device) => {
    const type = types.get(device.type);
    if (type === undefined)
      throw new Error(`device ${device.id} has the type ${device.type}, which nobody loaded`);
    const names = device.groups;
    if (names.length === 0) return type;
    return joined([type.name, ...names], () =>
      typeWithGroups(
        type,
        names.map((name) => groups.get(name) as DeviceGroup),
      ),
    );
  };
}
