import type { JsonObject, JsonValue } from '../../domain/json.js';
import { mapIn, textsIn } from './json-values.js';

/** `nameservers` with more of them, each once. */
export function withServers(before: JsonValue | undefined, more: JsonObject): JsonObject {
  const held = mapIn(before);
  const both = (key: string) => [...new Set([...textsIn(held[key]), ...textsIn(more[key])])];
  const entries = ['addresses', 'search'].map((key) => [key, both(key)] as const);
  return Object.fromEntries(entries.filter(([, list]) => list.length > 0));
}
