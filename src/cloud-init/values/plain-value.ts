import type { JsonValue } from '../../domain/json.js';
import { type GuestValue, keyText } from './guest-value.js';
import { type Scalar, scalarText } from './scalar.js';

/** A value of a YAML file as JSON can hold it: dates, bytes and numbers beyond 2^53 as strings. */
export function plainValue(value: GuestValue): JsonValue {
  switch (value.kind) {
    case 'scalar':
      return plainScalar(value.value);
    case 'list':
      return value.items.map(plainValue);
    case 'set':
      return value.members.map(keyText);
    case 'map':
      return Object.fromEntries(value.entries.map((entry) => [keyText(entry.key), plainValue(entry.value)]));
  }
}

function plainScalar(value: Scalar): JsonValue {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return value === null || typeof value === 'boolean' ? value : scalarText(value);
}
