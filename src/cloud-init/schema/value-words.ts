import { quoted } from '../../diagnostics/catalogue/part-message.js';
import { isSecretPath } from '../../domain/secrets/secret-name.js';
import type { GuestPath, GuestScalar, GuestValue } from '../values/guest-value.js';
import { Timestamp } from '../values/scalar.js';
import type { JsonSchema } from './json-schema.js';

/** A value in the words of a message: what cloud-init reads, and what is written where the two differ. */
export function valueWords(value: GuestValue, path: GuestPath): string {
  if (value.kind === 'map') return 'a mapping';
  if (value.kind === 'list') return value.isTuple === true ? 'a pair of !!omap or !!pairs' : 'a list';
  if (value.kind === 'set') return 'a !!set';
  if (value.value === null) return 'null';
  if (isSecretPath(path)) return `${kindWords(value)} (not shown here)`;
  const { plain } = value;
  const meaning = meaningOf(value);
  return plain === undefined ||
    meaning.endsWith(` ${plain}`) ||
    meaning === plain ||
    typeof value.value === 'string'
    ? meaning
    : `${meaning}, written ${plain}`;
}

/** What a scalar is to cloud-init: `the number 420`. */
export function meaningOf({ value }: GuestScalar): string {
  if (typeof value === 'string') return `the string ${quoted(value)}`;
  if (value === null) return 'null';
  if (value instanceof Timestamp) return `the date ${value.text}`;
  if (value instanceof Uint8Array) return 'bytes in base64';
  return typeof value === 'boolean' ? String(value) : `the number ${String(value)}`;
}

function kindWords({ value }: GuestScalar): string {
  if (typeof value === 'string') return 'a string';
  if (value instanceof Timestamp) return 'a date';
  return typeof value === 'boolean' ? 'true or false' : 'a number';
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'null',
};

/** What a schema takes, in words: `a string or a list`; empty where it says no more than others do. */
export function schemaWords(schema: JsonSchema, resolve: (schema: JsonSchema) => JsonSchema): string {
  const { type, enum: values, oneOf, anyOf, pattern, items } = resolve(schema);
  if (values !== undefined)
    return values.length === 1
      ? `${typeof values[0] === 'string' ? 'the word ' : ''}${shown(values[0])}`
      : `one of ${values.map(shown).join(', ')}`;
  const branches = oneOf ?? anyOf;
  if (type === undefined && branches !== undefined)
    return orList(unique(branches.map((branch) => schemaWords(branch, resolve))));
  const types = type === undefined ? [] : [type].flat();
  const words = orList(types.map((name) => typeWords[name] ?? name));
  if (pattern !== undefined && words === 'a string') return `a string that matches ${pattern}`;
  const item =
    words === 'a list' && items !== undefined && !Array.isArray(items) ? resolve(items as JsonSchema) : {};
  if (item.type === 'string') return 'a list of strings';
  return item.type === 'object' ? 'a list of mappings' : words;
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const unique = (words: readonly string[]): readonly string[] =>
  [...new Set(words)].filter((word) => word !== '');

const orList = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
