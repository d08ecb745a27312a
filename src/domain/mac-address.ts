import { fits, misfits, type Parsed } from './parsed.js';

/** Six groups of two lower-case hex digits, joined by colons. */
export type MacAddress = string & { readonly __brand: 'MacAddress' };

const expected = 'six groups of two hex digits, like 52:54:00:12:34:56';

/** Reads a MAC in either case, with `:` or `-`; multicast addresses are refused, no NIC can own one. */
export function parseMac(text: string): Parsed<MacAddress> {
  const groups = text.split(/[:-]/);
  if (groups.length !== 6) {
    return misfits(`the MAC "${text}" has ${groups.length} group${groups.length === 1 ? '' : 's'}`, expected);
  }
  const wrong = groups.find((group) => !/^[0-9a-fA-F]{2}$/.test(group));
  if (wrong !== undefined) return misfits(`the MAC "${text}" has the group "${wrong}"`, expected);
  if (Number.parseInt(groups[0] as string, 16) & 1) {
    return misfits(`"${text}" is a multicast MAC`, 'a unicast MAC, whose first group is even, like 52');
  }
  return fits(groups.join(':').toLowerCase() as MacAddress);
}
