import { familyOf, type IpAddress, type IpFamily, parseIpAddress } from '../../domain/ip-address.js';
import { misfits, type Parsed } from '../../domain/parsed.js';
import { parsedText } from './fields.js';

/** An address without a prefix. */
export const ipAddress = () => parsedText(parseIpAddress, { code: 'address-format', example: '111.0.0.11' });

/** An address of one family. */
export const ipAddressOf = (family: IpFamily, { example }: { readonly example: string }) =>
  parsedText((value) => parseFamily(value, family, example), { code: 'address-format', example });

function parseFamily(value: string, family: IpFamily, example: string): Parsed<IpAddress> {
  const address = parseIpAddress(value);
  if (!address.ok || familyOf(address.value) === family) return address;
  return misfits(
    `"${value}" is an IPv${family === 4 ? 6 : 4} address`,
    `an IPv${family} address, like ${example}`,
  );
}
