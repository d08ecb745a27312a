import type { JsonValue } from '../domain/json.js';

/** Array.isArray for JSON: TypeScript's own does not tell a readonly list from an object. */
export const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
