import { parseIp } from 'ip-bigint';
import {
  bitsOf,
  familyOf,
  formatCidr,
  ipAt,
  networkOf,
  parseInterfaceAddress,
} from '../../domain/ip-address.js';
import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter, required } from './filter.js';
import { integer, text } from './kinds.js';

export const host = defineFilter({
  name: 'host',
  summary: 'The address with this number in a network: 0 is the network itself, 1 the first one after it.',
  example: { template: '{{ "111.0.0.0/24" | host(11) }}', result: '111.0.0.11' },
  input: text,
  parameters: { number: required(integer(0, Number.MAX_SAFE_INTEGER)) },
  apply: (value, { number }) => {
    const parsed = parseInterfaceAddress(value);
    if (!parsed.ok) return misfits(parsed.found, 'a network, as in {{ "111.0.0.0/24" | host(11) }}');
    const network = networkOf(parsed.value);
    const family = familyOf(network.network);
    const size = 1n << BigInt(bitsOf(family) - network.prefix);
    if (BigInt(number) >= size) {
      return misfits(`${formatCidr(network)} has no address ${number}`, `a number from 0 to ${size - 1n}`);
    }
    return fits(ipAt(parseIp(network.network).number + BigInt(number), family));
  },
});
