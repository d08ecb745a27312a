import { isList, type JsonValue } from '../domain/json.js';
import { wellFormed } from './well-formed.js';

/**
 * A value as JSON (RFC 8259), keys as given, no line end behind it. `indent` is in spaces; none gives one line
 * without spaces. Throws on numbers that JSON does not have and on lone surrogates.
 */
export function encodeJson(value: JsonValue, { indent = 0 }: { readonly indent?: number } = {}): string {
  return JSON.stringify(value, (key, inner) => checked(inner, wellFormed(key)), indent);
}

/**
 * A JSON file of one line, with `, ` and `: ` and an LF at its end: Python's json.dumps prints so, and curl
 * shows meta_data.json to people. Otherwise like encodeJson.
 */
export function encodeJsonLine(value: JsonValue): string {
  return `${onOneLine(value)}\n`;
}

function onOneLine(value: JsonValue, at = ''): string {
  if (typeof value === 'string' && isPlain(value)) return `"${value}"`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(checked(value, at));
  let inside = '';
  const put = (text: string): void => {
    inside = inside === '' ? text : `${inside}, ${text}`;
  };
  if (isList(value)) {
    value.forEach((inner, index) => put(onOneLine(inner, `${index}`)));
    return `[${inside}]`;
  }
  for (const key of Object.keys(value)) put(`${quoted(key)}: ${onOneLine(value[key] as JsonValue, key)}`);
  return `{${inside}}`;
}

/** Most texts are plain words, which need no look at each character by itself. */
const isPlain = (text: string): boolean => /^[\w .:/@+=-]*$/.test(text);

const quoted = (key: string): string => (isPlain(key) ? `"${key}"` : JSON.stringify(wellFormed(key)));

// JSON.stringify alone writes null for NaN and drops undefined: the guest would read something else.
function checked(value: unknown, at: string): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (value === undefined || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new Error(`JSON cannot carry ${value}, the value of ${JSON.stringify(at)}`);
  }
  return value;
}
