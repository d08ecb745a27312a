import { yescrypt as hashOf } from '../../encode/yescrypt.js';
import { passwordHash } from './password-hash.js';

export const yescrypt = passwordHash({
  name: 'yescrypt',
  summary:
    'The hash of a password for /etc/shadow ($y$…), as Debian and Ubuntu make it today: slow, and of 16 MiB. It is salted like that of sha512crypt.',
  prefix: '$y$j9T$',
  // Some 400 ms.
  work: 10_000_000,
  hash: (password, seed) => hashOf(password, seed.subarray(0, 16)),
});
