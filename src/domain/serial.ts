import { fits, misfits, type Parsed } from './parsed.js';

/** An SMBIOS serial number. It is a folder's name below by-serial/ and a segment of a URL as well. */
export function parseSerial(text: string): Parsed<string> {
  const expected = 'letters, digits, dots, dashes, underscores and spaces inside, at most 64, like 7CX-0042';
  if (text.length > 64) return misfits(`a serial of ${text.length} characters`, expected);
  if (/^[A-Za-z0-9](?:[A-Za-z0-9 ._-]*[A-Za-z0-9])?$/.test(text)) return fits(text);
  return misfits(text === '' ? 'an empty serial' : `"${text}" is not a serial`, expected);
}
