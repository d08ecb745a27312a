import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter, optional } from './filter.js';
import { number, text } from './kinds.js';

// nunjucks' own takes "12abc" for 12.
export const int = defineFilter({
  name: 'int',
  summary: 'A string as a whole number. Digits after the decimal point are cut off.',
  example: { template: '{{ "12" | int + 1 }}', result: '13' },
  input: text,
  parameters: { default: optional(number) },
  apply: (value, { default: other }) => {
    if (/^\s*[-+]?[0-9]+(?:\.[0-9]*)?\s*$/.test(value)) return fits(Math.trunc(Number(value)));
    return other === undefined
      ? misfits('the string is not a number', 'a number, as in {{ "12" | int }}')
      : fits(other);
  },
});
