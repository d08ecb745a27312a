import type { JsonValue } from '../../domain/json.js';
import { fits, misfits } from '../../domain/parsed.js';
import { attributeOf } from './attribute.js';
import { defineFilter, required } from './filter.js';
import { list, text } from './kinds.js';

export const groupby = defineFilter({
  name: 'groupby',
  summary: 'A list of mappings as a mapping of lists, by one member of each.',
  example: {
    template: '{{ [{ n: 1, site: "a" }, { n: 2, site: "a" }] | groupby("site") | json }}',
    result: '{"a":[{"n":1,"site":"a"},{"n":2,"site":"a"}]}',
  },
  input: list,
  parameters: { attribute: required(text) },
  apply: (value, { attribute }) => {
    const groups = new Map<string, JsonValue[]>();
    for (const entry of value) {
      const key = text.read(attributeOf(entry, attribute));
      if (key === undefined) {
        return misfits(
          `an entry of the list has no string "${attribute}"`,
          'the name of a member that every entry has',
        );
      }
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [entry]);
      else group.push(entry);
    }
    return fits(Object.fromEntries(groups));
  },
});
