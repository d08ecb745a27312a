import type { JsonValue } from '../../domain/json.js';

/** False where a text in the value holds half of a surrogate pair, which UTF-8 has no bytes for. */
export function isWellFormed(value: JsonValue): boolean {
  if (typeof value === 'string') return !/[\ud800-\udfff]/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => isWellFormed(key) && isWellFormed(inner));
}
