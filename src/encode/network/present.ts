import type { JsonObject, JsonValue } from '../../domain/json.js';

/** The entries that have a value: what is undefined leaves the client's default alone. */
export function present(entries: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(entries).filter(isPresent));
}

/** A list, or nothing where it is empty. */
export function filled<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

function isPresent(entry: [string, JsonValue | undefined]): entry is [string, JsonValue] {
  return entry[1] !== undefined;
}
