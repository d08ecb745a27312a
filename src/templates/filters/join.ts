import { fits, misfits } from '../../domain/parsed.js';
import { budget } from '../engine/budget.js';
import { attributeOf } from './attribute.js';
import { defineFilter, optional } from './filter.js';
import { list, text, texts } from './kinds.js';
import { tooLong } from './too-long.js';

export const join = defineFilter({
  name: 'join',
  summary: 'The entries of a list, or one member of each, joined with a separator.',
  example: { template: '{{ ["sudo", "adm"] | join(", ") }}', result: 'sudo, adm' },
  input: list,
  parameters: { delimiter: optional(text, ''), attribute: optional(text) },
  apply: (value, { delimiter, attribute }) => {
    const parts = texts.read(
      attribute === undefined ? value : value.map((entry) => attributeOf(entry, attribute)),
    );
    if (parts !== undefined) {
      const length = parts.reduce((sum, part) => sum + part.length + delimiter.length, 0);
      return length > budget.characters ? tooLong('join', length) : fits(parts.join(delimiter));
    }
    const which = attribute === undefined ? 'an entry of the list' : `a member "${attribute}"`;
    return misfits(
      `${which} is not a string or a number`,
      'strings and numbers; {{ list | json }} prints any list',
    );
  },
});
