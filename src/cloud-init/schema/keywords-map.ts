import { nearestName } from '../../diagnostics/nearest.js';
import { entryAt, type GuestEntry, keyText } from '../values/guest-value.js';
import { fine, joined, wrong } from './finding.js';
import type { JsonSchema } from './json-schema.js';
import type { Keyword, Subject } from './keywords.js';
import { expressionOf } from './keywords-scalar.js';
import type { Verdict } from './validate.js';

export const required: Keyword = (subject) => {
  const { value, schema } = subject;
  if (value.kind !== 'map' || schema.required === undefined) return fine;
  const missing = schema.required.filter((name) => entryAt(value, name) === undefined);
  return missing.length === 0
    ? fine
    : wrong(subject, 'a mapping with all the keys that cloud-init asks for', {
        found: `has no key ${missing.join(' and no key ')}`,
        wanted: missing,
      });
};

/** properties, patternProperties and additionalProperties: each key is looked at by all that know it. */
export const properties: Keyword = (subject) => {
  const { value, schema } = subject;
  const { properties: named = {}, patternProperties = {}, additionalProperties } = schema;
  if (value.kind !== 'map') return fine;
  const patterns = Object.entries(patternProperties).map(
    ([text, below]): readonly [RegExp | undefined, JsonSchema] => [expressionOf(text), below],
  );
  return joined(
    value.entries.map((entry) => {
      const name = entry.key.value;
      const own = typeof name === 'string' && Object.hasOwn(named, name) ? named[name] : undefined;
      const matching = patterns.flatMap(([pattern, below]) =>
        typeof name === 'string' && pattern?.test(name) === true ? [below] : [],
      );
      const known = own === undefined ? matching : [own, ...matching];
      if (known.length > 0) return joined(known.map((below) => entryVerdict(subject, entry, below)));
      if (additionalProperties === false) return unknown(subject, entry, Object.keys(named));
      return typeof additionalProperties === 'object'
        ? entryVerdict(subject, entry, additionalProperties)
        : fine;
    }),
  );
};

const entryVerdict = (
  { validator, path }: Subject,
  { key, value }: GuestEntry,
  schema: JsonSchema,
): Verdict => validator.verdict(schema, value, [...path, keyText(key)]);

function unknown({ path }: Subject, { key }: GuestEntry, known: readonly string[]): Verdict {
  const name = keyText(key);
  const nearest = nearestName(name, known);
  const expected =
    nearest === undefined ? `one of the keys ${known.join(', ')}` : `the nearest known key is "${nearest}"`;
  return wrong({ value: key, path: [...path, name] }, expected, {
    isKey: true,
    found: 'is no key that cloud-init reads here',
    ...(nearest === undefined ? {} : { wanted: [nearest] }),
  });
}

export const mapSizes: Keyword = (subject) => {
  const { value, schema } = subject;
  if (value.kind !== 'map') return fine;
  const size = value.entries.length;
  const { minProperties, maxProperties } = schema;
  if (minProperties !== undefined && size < minProperties)
    return wrong(subject, `a mapping of at least ${plural(minProperties, 'key')}`, {
      found: sizeWords(size),
    });
  return maxProperties !== undefined && size > maxProperties
    ? wrong(subject, `a mapping of at most ${plural(maxProperties, 'key')}`, { found: sizeWords(size) })
    : fine;
};

const sizeWords = (size: number): string => `is a mapping of ${plural(size, 'key')}`;

const plural = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

export const dependencies: Keyword = (subject) => {
  const { value, schema, validator, path } = subject;
  if (value.kind !== 'map' || schema.dependencies === undefined) return fine;
  return joined(
    Object.entries(schema.dependencies).map(([name, needed]) => {
      if (entryAt(value, name) === undefined) return fine;
      const below = Array.isArray(needed)
        ? { required: needed as readonly string[] }
        : (needed as JsonSchema);
      return validator.verdict(below, value, path);
    }),
  );
};
