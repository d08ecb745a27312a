import type { JsonValue } from '../domain/json.js';
import { encodeJson } from '../encode/json.js';

/** A value of metadata where a client takes nothing but text: a text as it stands, everything else as JSON. */
export const metaDataText = (value: JsonValue): string =>
  typeof value === 'string' ? value : encodeJson(value);
