import { familyOf, netmaskOf, parseInterfaceAddress } from '../../domain/ip-address.js';
import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter } from './filter.js';
import { text } from './kinds.js';

export const netmask = defineFilter({
  name: 'netmask',
  summary: 'The mask of an IPv4 address with a prefix.',
  example: { template: '{{ "111.0.0.11/24" | netmask }}', result: '255.255.255.0' },
  input: text,
  parameters: {},
  apply: (value) => {
    const parsed = parseInterfaceAddress(value);
    if (!parsed.ok) return misfits(parsed.found, parsed.expected);
    if (familyOf(parsed.value.address) === 6) {
      return misfits(`"${value}" is IPv6`, 'IPv4; IPv6 has prefixes and no masks');
    }
    return fits(netmaskOf(parsed.value.prefix));
  },
});
