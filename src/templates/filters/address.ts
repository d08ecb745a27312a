import { parseInterfaceAddress } from '../../domain/ip-address.js';
import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter } from './filter.js';
import { text } from './kinds.js';

export const address = defineFilter({
  name: 'address',
  summary: 'An address without its prefix, in canonical form.',
  example: { template: '{{ "111.0.0.11/24" | address }}', result: '111.0.0.11' },
  input: text,
  parameters: {},
  apply: (value) => {
    const parsed = parseInterfaceAddress(value);
    return parsed.ok ? fits(parsed.value.address) : misfits(parsed.found, parsed.expected);
  },
});
