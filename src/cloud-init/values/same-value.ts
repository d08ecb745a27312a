import type { GuestValue } from './guest-value.js';
import { keyOf } from './scalar.js';

/** Whether two values are equal to Python. */
export function isSameValue(one: GuestValue, other: GuestValue): boolean {
  if (one === other) return true;
  if (one.kind === 'scalar') return other.kind === 'scalar' && keyOf(one.value) === keyOf(other.value);
  if (one.kind === 'list')
    return (
      other.kind === 'list' &&
      one.items.length === other.items.length &&
      one.items.every((item, index) => isSameValue(item, other.items[index] as GuestValue))
    );
  if (one.kind === 'set') return false;
  if (other.kind !== 'map' || one.entries.length !== other.entries.length) return false;
  const values = new Map(other.entries.map(({ key, value }) => [keyOf(key.value), value]));
  return one.entries.every(({ key, value }) => {
    const match = values.get(keyOf(key.value));
    return match !== undefined && isSameValue(value, match);
  });
}
