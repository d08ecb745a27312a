import type { JsonObject, JsonValue } from '../../domain/json.js';

/** The entries that have a value, of one part after the other: what is undefined leaves the client's default alone. */
export function present(...parts: readonly Readonly<Record<string, JsonValue | undefined>>[]): JsonObject {
  const found: Record<string, JsonValue> = {};
  for (const entries of parts)
    for (const key of Object.keys(entries)) {
      const value = entries[key];
      if (value !== undefined) found[key] = value;
    }
  return found;
}

/** A list, or nothing where it is empty. */
export function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
