import { fits, misfits, type Parsed } from './parsed.js';

/** An SMBIOS serial number. It is a folder's name below by-serial/ and a segment of a URL as well. */
export function parseSerial(text: string): Parsed<string> {
  const expected = 'at most 64 letters, digits, dots, dashes, underscores and inner spaces, like 7CX-0042';
  if (text.length > 64) return misfits(`the serial has ${text.length} characters`, expected);
  if (/^[A-Za-z0-9](?:[A-Za-z0-9 ._-]*[A-Za-z0-9])?$/.test(text)) return fits(text);
  return misfits(text === '' ? 'the serial is empty' : `"${text}" is not a valid serial`, expected);
}
