import { type DuplicateCode, duplicateValue } from '../../diagnostics/catalogue/inventory-devices.js';
import type { Device } from '../../domain/device.js';
import { nodeAt, originAt } from '../../domain/source-node.js';
import type { Check, Finding, LocatedDevice } from './check.js';

interface Field {
  readonly code: DuplicateCode;
  readonly key: string;
  readonly what: string;
  readonly valueOf: (device: Device) => string | undefined;
  /** Two devices may have one value of this field if they differ in another one. */
  readonly mayShare?: (a: Device, b: Device) => boolean;
}

const fields: readonly Field[] = [
  { code: 'duplicate-id', key: 'id', what: 'id', valueOf: ({ id }) => id },
  { code: 'duplicate-uuid', key: 'uuid', what: 'UUID', valueOf: ({ uuid }) => uuid },
  { code: 'duplicate-serial', key: 'serial', what: 'serial', valueOf: ({ serial }) => serial },
  {
    code: 'duplicate-hostname',
    key: 'hostname',
    what: 'host name',
    valueOf: ({ hostname }) => hostname,
    mayShare: (a, b) => a.fqdn !== undefined && b.fqdn !== undefined && a.fqdn !== b.fqdn,
  },
  { code: 'duplicate-fqdn', key: 'fqdn', what: 'fqdn', valueOf: ({ fqdn }) => fqdn },
];

/** Two devices with one id, UUID, serial, host name or full name. */
export const duplicateFields: Check = (devices) => fields.flatMap((field) => duplicatesOf(field, devices));

function duplicatesOf(field: Field, devices: readonly LocatedDevice[]): readonly Finding[] {
  const { code, key, what, valueOf, mayShare } = field;
  const firsts = new Map<string, LocatedDevice>();
  return devices.flatMap((located): readonly Finding[] => {
    const { device, source } = located;
    const value = valueOf(device);
    if (value === undefined) return [];
    // Names of hosts and of paths on some file systems: upper and lower case are one.
    const first = firsts.get(value.toLowerCase());
    if (first === undefined) {
      firsts.set(value.toLowerCase(), located);
      return [];
    }
    // Both follow from the ids then, which are told of already.
    const areDerived = !isWritten(located, key) && !isWritten(first, key);
    if (areDerived || mayShare?.(first.device, device) === true) return [];
    const position = originAt(source, [isWritten(located, key) ? key : 'id']);
    const firstPlace = originAt(first.source, [isWritten(first, key) ? key : 'id']);
    const options = { code, what, value: `"${value}"`, owner: ownerOf(first), first: firstPlace };
    return [{ located, diagnostic: duplicateValue(position, options) }];
  });

  function ownerOf(first: LocatedDevice): string {
    return key === 'id' ? 'another device' : first.device.id;
  }
}

function isWritten({ source }: LocatedDevice, key: string): boolean {
  const node = nodeAt(source, [key]);
  return node !== undefined && !(node.kind === 'scalar' && node.value === null);
}
