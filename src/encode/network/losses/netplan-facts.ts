import type { InterfaceAddress } from '../../../domain/ip-address.js';
import type { JsonValue } from '../../../domain/json.js';

/** A setting of netplan's as a fact's value. */
export const settingValue = (value: JsonValue): string =>
  typeof value === 'object' ? JSON.stringify(value, inOrder) : String(value);

/** Of a mapping its keys in order: whoever writes it down again may have another one. */
const inOrder = (_: string, value: JsonValue): JsonValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** An address as facts, and what it says beside itself. */
export function addressPairs({
  address,
  prefix,
  label,
  lifetime,
}: InterfaceAddress): readonly (readonly [key: string, value: string])[] {
  const text = `${address}/${prefix}`;
  return [
    ['address', text],
    ...(label === undefined ? [] : [['address-label', `${text} ${label}`] as const]),
    ...(lifetime === undefined ? [] : [['address-lifetime', `${text} ${lifetime}`] as const]),
  ];
}
