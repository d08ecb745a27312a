import { fits, misfits, type Parsed } from './parsed.js';

/** IFNAMSIZ of Linux less the NUL: the kernel keeps a label where it keeps names. */
const longest = 15;

/** The label of an address: systemd passes over what is longer, or is not plain ASCII. */
export function parseAddressLabel(text: string): Parsed<string> {
  const expected = `1 to ${longest} characters of ASCII, like eth0:web`;
  if (text.length > longest) return misfits(`the label "${text}" has ${text.length} characters`, expected);
  if (/^[\x20-\x7e]+$/.test(text)) return fits(text);
  return misfits(text === '' ? 'the label is empty' : `the label "${text}" is not plain ASCII`, expected);
}
