import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter, optional } from './filter.js';
import { number, text } from './kinds.js';

// nunjucks' own takes "1.5GB" for 1.5.
export const float = defineFilter({
  name: 'float',
  summary: 'A string as a number.',
  example: { template: '{{ "1.5" | float * 2 }}', result: '3' },
  input: text,
  parameters: { default: optional(number) },
  apply: (value, { default: other }) => {
    if (/^\s*[-+]?[0-9]+(?:\.[0-9]*)?(?:e[-+]?[0-9]{1,2})?\s*$/i.test(value)) return fits(Number(value));
    return other === undefined
      ? misfits('the string is not a number', 'a number, as in {{ "1.5" | float }}')
      : fits(other);
  },
});
