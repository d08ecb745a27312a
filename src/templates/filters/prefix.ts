import { parseInterfaceAddress } from '../../domain/ip-address.js';
import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter } from './filter.js';
import { text } from './kinds.js';

export const prefix = defineFilter({
  name: 'prefix',
  summary: 'The prefix length of an address, as a number.',
  example: { template: '{{ "2001:db8::11/64" | prefix }}', result: '64' },
  input: text,
  parameters: {},
  apply: (value) => {
    const parsed = parseInterfaceAddress(value);
    return parsed.ok ? fits(parsed.value.prefix) : misfits(parsed.found, parsed.expected);
  },
});
