import { fits, type Parsed } from '../../domain/parsed.js';
import { isTrue } from '../engine/values.js';
import { defineFilter, optional, required } from './filter.js';
import { boolean, json } from './kinds.js';

const missing = { name: json.name, read: (value: unknown) => value };

export const defaultFilter = defineFilter({
  name: 'default',
  alias: 'd',
  summary:
    'The given value if the first is missing or not set. With true as second argument, also if it is empty.',
  example: { template: '{{ device.vars.color | default("blue") }}', result: 'blue' },
  input: missing,
  parameters: { value: required(missing), empty: optional(boolean, false) },
  takesMissing: true,
  apply: (value, { value: other, empty }): Parsed<unknown> => {
    const isThere = empty === true ? isTrue(value) : value !== undefined && value !== null;
    return fits(isThere ? value : other);
  },
});
