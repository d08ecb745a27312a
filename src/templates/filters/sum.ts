import { fits, misfits } from '../../domain/parsed.js';
import { attributeOf } from './attribute.js';
import { defineFilter, optional } from './filter.js';
import { list, number, text } from './kinds.js';

export const sum = defineFilter({
  name: 'sum',
  summary: 'The numbers of a list, or one member of each entry, added up.',
  example: { template: '{{ [1, 2, 3] | sum }}', result: '6' },
  input: list,
  parameters: { attribute: optional(text), start: optional(number, 0) },
  apply: (value, { attribute, start }) => {
    const numbers = value.map((entry) =>
      number.read(attribute === undefined ? entry : attributeOf(entry, attribute)),
    );
    const isComplete = numbers.every((entry) => entry !== undefined);
    if (!isComplete) {
      return misfits('the list does not contain only numbers', 'numbers, as in {{ [1, 2, 3] | sum }}');
    }
    return fits(numbers.reduce((a, b) => a + b, start));
  },
});
