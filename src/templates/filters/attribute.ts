import type { JsonValue } from '../../domain/json.js';
import { memberOf } from '../engine/values.js';

/** The member of an entry by a dotted path, `server.port`; undefined where there is none. */
export function attributeOf(entry: JsonValue, path: string): JsonValue | undefined {
  let value: unknown = entry;
  for (const name of path.split('.')) value = memberOf(value, name);
  return value as JsonValue | undefined;
}
