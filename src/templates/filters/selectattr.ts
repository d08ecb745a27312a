import { fits } from '../../domain/parsed.js';
import { isTrue } from '../engine/values.js';
import { attributeOf } from './attribute.js';
import { defineFilter, required } from './filter.js';
import { list, text } from './kinds.js';

export const selectattr = defineFilter({
  name: 'selectattr',
  summary: 'The entries of a list whose member is set and not empty.',
  example: {
    template: '{{ [{ n: 1, up: true }, { n: 2 }] | selectattr("up") | join("", "n") }}',
    result: '1',
  },
  input: list,
  parameters: { attribute: required(text) },
  apply: (value, { attribute }) => fits(value.filter((entry) => isTrue(attributeOf(entry, attribute)))),
});
