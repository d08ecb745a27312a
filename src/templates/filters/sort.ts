import type { JsonValue } from '../../domain/json.js';
import { fits, misfits } from '../../domain/parsed.js';
import { attributeOf } from './attribute.js';
import { defineFilter, optional } from './filter.js';
import { boolean, list, text } from './kinds.js';

export const sort = defineFilter({
  name: 'sort',
  summary:
    'A sorted list: numbers by size, strings by code point. Case is ignored unless case_sensitive is true.',
  example: { template: '{{ ["b", "C", "a"] | sort | join }}', result: 'abC' },
  input: list,
  parameters: {
    reverse: optional(boolean, false),
    case_sensitive: optional(boolean, false),
    attribute: optional(text),
  },
  apply: (value, { reverse, case_sensitive: isCaseSensitive, attribute }) => {
    const keyOf = (entry: JsonValue): JsonValue | undefined => {
      const key = attribute === undefined ? entry : attributeOf(entry, attribute);
      return typeof key === 'string' && !isCaseSensitive ? key.toLowerCase() : key;
    };
    const entries = value.map((entry) => ({ entry, key: keyOf(entry) }));
    const kind = typeof entries[0]?.key;
    const isSortable = kind === 'string' || kind === 'number';
    if (entries.length > 0 && !(isSortable && entries.every(({ key }) => typeof key === kind))) {
      const which = attribute === undefined ? 'the entries' : `the members "${attribute}"`;
      return misfits(
        `${which} are not all strings and not all numbers`,
        'a list of strings or a list of numbers',
      );
    }
    const sorted = entries.sort((a, b) => compare(a.key as string, b.key as string));
    return fits((reverse ? sorted.reverse() : sorted).map(({ entry }) => entry));
  },
});

// `<` and not localeCompare: the order must not depend on the locale of the machine.
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
