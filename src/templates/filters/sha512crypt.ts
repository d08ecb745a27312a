import { createHash } from 'node:crypto';
import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter, optional } from './filter.js';
import { text } from './kinds.js';
import { isWellFormed } from './well-formed.js';

export const sha512crypt = defineFilter({
  name: 'sha512crypt',
  summary:
    'The hash of a password for /etc/shadow ($6$…). Its salt comes from the device, the template and, if given, a purpose, so the same inputs give the same bytes.',
  example: { template: '{{ "secret" | sha512crypt("root") | truncate(3, true, "…") }}', result: '$6$…' },
  input: text,
  parameters: { purpose: optional(text) },
  apply: (value, { purpose }, { device, file, place, sha512crypt: hash }) => {
    if (!isWellFormed(value)) {
      return misfits('the password contains half of a surrogate pair', 'text that UTF-8 can represent');
    }
    if (value.includes('\0')) return misfits('the password contains a NUL', 'a password that can be typed');
    if (Buffer.byteLength(value) > mostBytes)
      return misfits(`the password has more than ${mostBytes} bytes`, 'a password that a login can read');
    // The password is no part of the salt: a fast hash of it would stand in /etc/shadow for everybody to try.
    return fits(
      hash(value, saltOf(purpose === undefined ? [device, file, place()] : [device, file, 'for', purpose])),
    );
  },
});

/** Source: libxcrypt crypt.h CRYPT_MAX_PASSPHRASE_SIZE. */
const mostBytes = 512;

/** 16 characters of crypt's alphabet, 96 bits. Without a purpose, each call in a template has a salt of its own. */
function saltOf(parts: readonly string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(['seedpress sha512crypt', ...parts]))
    .digest();
  return digest.toString('base64').replaceAll('+', '.').slice(0, 16);
}
