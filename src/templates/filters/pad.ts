import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter, required } from './filter.js';
import { size, text } from './kinds.js';

export const pad = defineFilter({
  name: 'pad',
  summary: 'A number with leading zeros, up to a width. A longer number stays as it is.',
  example: { template: 'waf-ba-{{ 7 | pad(4) }}', result: 'waf-ba-0007' },
  input: text,
  parameters: { width: required(size) },
  apply: (value, { width }) =>
    /^[0-9]+$/.test(value)
      ? fits(value.padStart(width, '0'))
      : misfits(
          `"${value}" is not made of digits`,
          'a whole number that is not negative, as in {{ 7 | pad(4) }}',
        ),
});
