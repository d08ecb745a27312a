import { formatCidr, networkOf, parseInterfaceAddress } from '../../domain/ip-address.js';
import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter } from './filter.js';
import { text } from './kinds.js';

export const network = defineFilter({
  name: 'network',
  summary: 'The network of an address with a prefix.',
  example: { template: '{{ "111.0.0.11/24" | network }}', result: '111.0.0.0/24' },
  input: text,
  parameters: {},
  apply: (value) => {
    const parsed = parseInterfaceAddress(value);
    return parsed.ok ? fits(formatCidr(networkOf(parsed.value))) : misfits(parsed.found, parsed.expected);
  },
});
