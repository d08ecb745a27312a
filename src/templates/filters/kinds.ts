import type { JsonObject, JsonValue } from '../../domain/json.js';
import { isMapping } from '../engine/values.js';

/** What a filter takes: a name for messages, and how a value of a template is read as such. */
export interface Kind<T> {
  readonly name: string;
  /** Undefined for a value that is not of this kind. */
  readonly read: (value: unknown) => T | undefined;
}

/** Numbers pass for strings, since `{{ n }}` prints them. */
export const text: Kind<string> = {
  name: 'a string',
  read: (value) => {
    if (typeof value === 'string') return value;
    return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
  },
};

export const number: Kind<number> = {
  name: 'a number',
  read: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
};

/** A whole number; the bounds keep a slip from filling the memory. */
export const integer = (lowest: number, highest: number): Kind<number> => ({
  name: `a whole number from ${lowest} to ${highest}`,
  read: (value) =>
    Number.isInteger(value) && isWithin(value as number, lowest, highest) ? (value as number) : undefined,
});

/** Columns, digits, decimals: a size that a person would write. */
export const size: Kind<number> = integer(0, 1000);

export const boolean: Kind<boolean> = {
  name: 'true or false',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

export const list: Kind<readonly JsonValue[]> = {
  name: 'a list',
  read: (value) =>
    Array.isArray(value) ? (json.read(value) as readonly JsonValue[] | undefined) : undefined,
};

/** A list whose entries can be printed. */
export const texts: Kind<readonly string[]> = {
  name: 'a list of strings',
  read: (value) => {
    if (!Array.isArray(value)) return undefined;
    const read = value.map((entry) => (typeof entry === 'boolean' ? String(entry) : text.read(entry)));
    return read.every((entry) => entry !== undefined) ? read : undefined;
  },
};

export const mapping: Kind<JsonObject> = {
  name: 'a mapping',
  read: (value) => (isMapping(value) ? (json.read(value) as JsonObject | undefined) : undefined),
};

/** Anything that JSON can hold: no macro, no NaN, nothing that is missing, at no depth. */
export const json: Kind<JsonValue> = {
  name: 'a value that JSON can hold',
  read: (value) => (isJson(value) ? value : undefined),
};

export const pattern: Kind<string | RegExp> = {
  name: 'a string or a regular expression',
  read: (value) => (value instanceof RegExp ? value : text.read(value)),
};

/** The first of these kinds that fits. */
export const either = <A, B>(first: Kind<A>, second: Kind<B>): Kind<A | B> => ({
  name: `${first.name} or ${second.name}`,
  read: (value) => first.read(value) ?? second.read(value),
});

function isJson(value: unknown): value is JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return isMapping(value) && Object.values(value).every(isJson);
}

const isWithin = (value: number, lowest: number, highest: number): boolean =>
  value >= lowest && value <= highest;
