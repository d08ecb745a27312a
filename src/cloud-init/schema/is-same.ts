import type { GuestValue } from '../values/guest-value.js';

/** Equal as Python's `==` says, but for true and 1, which jsonschema tells apart. */
export function isSame(value: GuestValue, json: unknown): boolean {
  if (value.kind === 'scalar') {
    const { value: scalar } = value;
    if (typeof scalar === 'bigint') return typeof json === 'number' && Number(scalar) === json;
    return scalar === json;
  }
  if (value.kind === 'list')
    return (
      Array.isArray(json) &&
      json.length === value.items.length &&
      value.items.every((item, index) => isSame(item, json[index]))
    );
  if (value.kind === 'set' || typeof json !== 'object' || json === null || Array.isArray(json)) return false;
  const map = json as Readonly<Record<string, unknown>>;
  return (
    Object.keys(map).length === value.entries.length &&
    value.entries.every(
      ({ key, value: entry }) => typeof key.value === 'string' && isSame(entry, map[key.value]),
    )
  );
}
