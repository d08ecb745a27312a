import { idWithoutNumber } from '../../diagnostics/catalogue/inventory-devices.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { usesNumber } from '../texts/uses-number.js';
import type { DeviceRecord } from './read-records.js';
import { type Fleet, type ResolvedDevice, resolveDevice } from './resolve-device.js';

/** All devices of a record: one, or one for each number of its `repeat`. */
export function resolveRecord(
  { source, repeat }: DeviceRecord,
  fleet: Fleet,
): { readonly devices: readonly ResolvedDevice[]; readonly diagnostics: readonly Diagnostic[] } {
  if (repeat === undefined) return { devices: [resolveDevice(source, { fleet })], diagnostics: [] };
  const { from, to } = repeat;
  const id = source.entries.get('id')?.node;
  if (id?.kind === 'scalar' && typeof id.value === 'string' && !usesNumber(id.value)) {
    // The first device stands for all: the others would be its echo.
    const devices = [resolveDevice(source, { fleet, n: from })];
    return { devices, diagnostics: [idWithoutNumber(id.origin, { id: id.value })] };
  }
  const count = to - from + 1;
  const devices = Array.from({ length: count }, (_, index) =>
    resolveDevice(source, { fleet, n: from + index }),
  );
  return { devices, diagnostics: [] };
}
