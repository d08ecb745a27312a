import { WrongScalar } from './numbers.js';

/**
 * Base64 as Python reads it: it passes over foreign characters, ends at the first whole padding, and refuses a text
 * that ends before its last byte is whole. Source: binascii.a2b_base64.
 */
export function toBytes(text: string): Uint8Array {
  if (/[^\p{ASCII}]/u.test(text)) throw new WrongScalar('base64 holds a letter beyond ASCII');
  let letters = '';
  let padding = 0;
  for (const character of text) {
    if (character === '=') {
      if (letters.length % 4 < 2) continue;
      padding += 1;
      if ((letters.length % 4) + padding >= 4) return bytesOf(letters);
    } else if (/[A-Za-z0-9+/]/.test(character)) {
      letters += character;
      padding = 0;
    }
  }
  if (letters.length % 4 !== 0) throw new WrongScalar('its base64 is cut off');
  return bytesOf(letters);
}

const bytesOf = (letters: string): Uint8Array => new Uint8Array(Buffer.from(letters, 'base64'));
