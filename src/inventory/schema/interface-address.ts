import * as z from 'zod';
import { parseAddressLabel } from '../../domain/address-label.js';
import { addressLifetimes, type InterfaceAddress, parseInterfaceAddress } from '../../domain/ip-address.js';
import { choice, may, parsedText, record } from './fields.js';

const address = () => parsedText(parseInterfaceAddress, { code: 'address-format', example: '111.0.0.11/24' });

const example = '{ address: 111.0.0.11/24, label: eth0:web }';

/** An entry of `addresses` that says more than the address. */
export const labelledAddress = record(
  {
    address: address().describe('The address with its prefix length.'),
    label: may(
      parsedText(parseAddressLabel, { code: 'wrong-value', example: 'eth0:web' }),
      'Label of the address, at most 15 characters. Only with networkd.',
    ),
    lifetime: may(
      z.union([choice(addressLifetimes), z.literal(0).transform(() => '0' as const)], {
        error: `one of ${addressLifetimes.join(', ')}`,
      }),
      'With `0` the guest makes no new connections from this address. Only with networkd.',
    ),
  },
  { what: 'an address', example },
);

/** An entry of `addresses`. */
export const interfaceAddress = z.union(
  [
    address(),
    labelledAddress.transform(
      ({ address: plain, label, lifetime }): InterfaceAddress => ({
        ...plain,
        ...(label === undefined ? {} : { label }),
        ...(lifetime === undefined ? {} : { lifetime }),
      }),
    ),
  ],
  { error: 'a string, like 111.0.0.11/24' },
);
