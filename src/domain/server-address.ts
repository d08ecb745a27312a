import { parseSearchDomain } from './hostname.js';
import { parseIpAddress } from './ip-address.js';
import { fits, misfits, type Parsed } from './parsed.js';

/** The address at which the VMs reach the server: an IP address in canonical text, or a name. */
export function parseServerAddress(text: string): Parsed<string> {
  const address = parseIpAddress(text);
  if (address.ok) return fits(address.value);
  // A dotted number that is not an address would pass for a name.
  if (!/^[0-9.]*$/.test(text) && parseSearchDomain(text).ok) return fits(text);
  return misfits(
    `"${text}" is not the address of a server`,
    'an IP address or a DNS name without a port, like 111.0.0.2 or seed.example.net',
  );
}

/** Addresses and names that are, wherever they are used, the machine that uses them. */
export const isOwnAddress = (address: string): boolean =>
  /^127\.|^::1$|^::$|^0\.0\.0\.0$|^localhost$|\.localhost$/.test(address);
