import type { GuestValue } from '../values/guest-value.js';
import type { JsonSchema } from './json-schema.js';
import { all, below, type Keyword, wrong } from './subject.js';

/** items, for all entries or one after the other, and additionalItems. */
export const items: Keyword = (subject) => {
  const { value, schema, path, report } = subject;
  if (value.kind !== 'list' || schema.items === undefined) return true;
  const { items: ofEntries, additionalItems } = schema;
  return all(value.items, subject, (item, index) => {
    const own = Array.isArray(ofEntries)
      ? ((ofEntries as readonly JsonSchema[])[index] ?? additionalItems)
      : (ofEntries as JsonSchema);
    if (own === false)
      return wrong({ value: item, path: [...path, index], report }, () => ({
        expected: `a list of at most ${index} entries`,
      }));
    return typeof own !== 'object' || below(subject, { schema: own, value: item, step: index });
  });
};

export const listSizes: Keyword = (subject) => {
  const { value, schema } = subject;
  if (value.kind !== 'list') return true;
  const size = value.items.length;
  const { minItems = 0, maxItems = Infinity } = schema;
  if (size >= minItems && size <= maxItems) return true;
  const found = size === 0 ? 'is an empty list' : `is a list of ${entries(size)}`;
  return wrong(subject, () => ({
    found,
    expected:
      size < minItems ? `a list of at least ${entries(minItems)}` : `a list of at most ${entries(maxItems)}`,
  }));
};

const entries = (number: number): string => `${number} ${number === 1 ? 'entry' : 'entries'}`;

export const uniqueItems: Keyword = (subject) => {
  const { value, schema, path, report } = subject;
  if (schema.uniqueItems !== true || value.kind !== 'list') return true;
  const seen = new Set<string>();
  for (const [index, item] of value.items.entries()) {
    const text = textOf(item);
    if (seen.has(text))
      return wrong({ value: item, path: [...path, index], report }, () => ({
        found: 'is in the list twice',
        expected: 'each entry once',
      }));
    seen.add(text);
  }
  return true;
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
