import { encrypt } from 'unixcrypt';
import { passwordHash } from './password-hash.js';

export const sha512crypt = passwordHash({
  name: 'sha512crypt',
  summary:
    'The hash of a password for /etc/shadow ($6$…). Its salt comes from the device, the template and, if given, a purpose, so the same inputs give the same bytes.',
  prefix: '$6$',
  // Some 25 ms.
  work: 2_000_000,
  hash: (password, seed) => encrypt(password, `$6$${saltOf(seed)}`),
});

/** 16 characters of crypt's alphabet, 96 bits. */
const saltOf = (seed: Buffer): string => seed.toString('base64').replaceAll('+', '.').slice(0, 16);
