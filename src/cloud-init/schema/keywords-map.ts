import { nearestName } from '../../diagnostics/nearest.js';
import { entryAt, type GuestEntry, keyText } from '../values/guest-value.js';
import type { JsonSchema } from './json-schema.js';
import { expressionOf } from './keywords-scalar.js';
import { all, below, type Keyword, type Subject, wrong } from './subject.js';

export const required: Keyword = (subject) => isWithAll(subject, subject.schema.required ?? []);

function isWithAll(subject: Subject, names: readonly string[]): boolean {
  const { value } = subject;
  if (value.kind !== 'map') return true;
  const missing = names.filter((name) => entryAt(value, name) === undefined);
  if (missing.length === 0) return true;
  return wrong(subject, () => ({
    found: `has no key ${missing.join(' and no key ')}`,
    expected: 'a mapping with all required keys',
    wanted: missing,
  }));
}

/** properties, patternProperties and additionalProperties: each key is looked at by all that know it. */
export const properties: Keyword = (subject) => {
  const { value, schema } = subject;
  const { properties: named = {}, patternProperties, additionalProperties } = schema;
  if (value.kind !== 'map') return true;
  return all(value.entries, subject, (entry) => {
    const name = entry.key.value;
    const own = typeof name === 'string' && Object.hasOwn(named, name) ? named[name] : undefined;
    const matching = patternProperties === undefined ? [] : matchingIn(patternProperties, name);
    if (own !== undefined || matching.length > 0) {
      const isOwnRight = own === undefined || isEntryRight(subject, entry, own);
      return all(matching, subject, (each) => isEntryRight(subject, entry, each)) && isOwnRight;
    }
    if (additionalProperties === false) return unknown(subject, entry, Object.keys(named));
    return typeof additionalProperties !== 'object' || isEntryRight(subject, entry, additionalProperties);
  });
};

const matchingIn = (patterns: Readonly<Record<string, JsonSchema>>, name: unknown): readonly JsonSchema[] =>
  Object.entries(patterns).flatMap(([pattern, schema]) =>
    typeof name === 'string' && expressionOf(pattern)?.test(name) === true ? [schema] : [],
  );

const isEntryRight = (subject: Subject, { key, value }: GuestEntry, schema: JsonSchema): boolean =>
  below(subject, { schema, value, step: keyText(key) });

function unknown({ path, report }: Subject, { key }: GuestEntry, known: readonly string[]): false {
  const name = keyText(key);
  return wrong({ value: key, path: [...path, name], report }, () => {
    const nearest = nearestName(name, known);
    return {
      isKey: true,
      found: 'is an unknown key',
      expected: `one of the keys ${known.join(', ')}`,
      ...(nearest === undefined ? {} : { wanted: [nearest] }),
    };
  });
}

export const mapSizes: Keyword = (subject) => {
  const { value, schema } = subject;
  if (value.kind !== 'map') return true;
  const size = value.entries.length;
  const found = (): string => `is a mapping of ${plural(size, 'key')}`;
  const { minProperties = 0, maxProperties = Infinity } = schema;
  if (size < minProperties)
    return wrong(subject, () => ({
      found: found(),
      expected: `a mapping of at least ${plural(minProperties, 'key')}`,
    }));
  if (size <= maxProperties) return true;
  return wrong(subject, () => ({
    found: found(),
    expected: `a mapping of at most ${plural(maxProperties, 'key')}`,
  }));
};

const plural = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

export const dependencies: Keyword = (subject) => {
  const { value, schema, validator } = subject;
  if (value.kind !== 'map') return true;
  return all(Object.entries(schema.dependencies ?? {}), subject, ([name, needed]) => {
    if (entryAt(value, name) === undefined) return true;
    return isNames(needed) ? isWithAll(subject, needed) : validator.isRight(needed, value, subject);
  });
};

const isNames = (needed: readonly string[] | JsonSchema): needed is readonly string[] =>
  Array.isArray(needed);
