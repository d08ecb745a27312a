import { parseMac } from './mac-address.js';
import { fits, misfits, type Parsed } from './parsed.js';

const groups = 20;
export const infinibandExample = `"80:00:02:08:${Array<string>(groups - 4)
  .fill('00')
  .join(':')}"`;

/** The MAC of an InfiniBand NIC, in lower case. Source: the kernel's INFINIBAND_ALEN. */
export function parseInfinibandMac(text: string): Parsed<string> {
  if (parseMac(text).ok)
    return misfits(`${text} is the MAC of an ethernet NIC`, 'it at the interface, as mac');
  const found = text.split(/[:-]/);
  if (found.length === groups && found.every((group) => /^[0-9a-fA-F]{2}$/.test(group)))
    return fits(found.join(':').toLowerCase());
  return misfits(`"${text}" is not the MAC of an InfiniBand NIC`, `${groups} groups of two hex digits`);
}
