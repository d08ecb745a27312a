import { type GuestValue, guestValues } from '../values/guest-value.js';
import { fine, joined, wrong } from './finding.js';
import type { JsonSchema } from './json-schema.js';
import type { Keyword } from './keywords.js';

/** items, for all entries or one after the other, and additionalItems. */
export const items: Keyword = ({ value, schema, path, validator }) => {
  if (value.kind !== 'list' || schema.items === undefined) return fine;
  const { items: below, additionalItems } = schema;
  return joined(
    value.items.map((item, index) => {
      const own = Array.isArray(below)
        ? ((below as readonly JsonSchema[])[index] ?? additionalItems)
        : (below as JsonSchema);
      if (own === false)
        return wrong({ value: item, path: [...path, index] }, `a list of ${index} entries and no more`);
      return typeof own === 'object' ? validator.verdict(own, item, [...path, index]) : fine;
    }),
  );
};

export const listSizes: Keyword = (subject) => {
  const { value, schema } = subject;
  if (value.kind !== 'list') return fine;
  const size = value.items.length;
  const found = size === 0 ? 'is an empty list' : `is a list of ${entries(size)}`;
  if (schema.minItems !== undefined && size < schema.minItems)
    return wrong(subject, `a list of at least ${entries(schema.minItems)}`, { found });
  return schema.maxItems !== undefined && size > schema.maxItems
    ? wrong(subject, `a list of at most ${entries(schema.maxItems)}`, { found })
    : fine;
};

const entries = (number: number): string => `${number} ${number === 1 ? 'entry' : 'entries'}`;

export const uniqueItems: Keyword = (subject) => {
  const { value, schema, path, validator } = subject;
  if (schema.uniqueItems !== true || value.kind !== 'list') return fine;
  // Whether two entries are equal hangs on all that is in them.
  for (const { value: below } of guestValues(value)) validator.inspected.add(below);
  const seen = new Set<string>();
  for (const [index, item] of value.items.entries()) {
    const text = textOf(item);
    if (seen.has(text))
      return wrong({ value: item, path: [...path, index] }, 'each entry once', {
        found: 'is an entry that stands in the list already',
      });
    seen.add(text);
  }
  return fine;
};

/** The same text for values that are the same. */
function textOf(value: GuestValue): string {
  if (value.kind === 'list') return `[${value.items.map(textOf).join(',')}]`;
  if (value.kind === 'scalar') return scalarText(value.value);
  if (value.kind === 'set') return `<${value.members.map(textOf).sort().join(',')}>`;
  const parts = value.entries.map(({ key, value: entry }) => `${scalarText(key.value)}:${textOf(entry)}`);
  return `{${parts.sort().join(',')}}`;
}

const scalarText = (value: unknown): string =>
  typeof value === 'bigint' || typeof value === 'number'
    ? `number ${Number(value)}`
    : `${typeof value} ${JSON.stringify(value)}`;
