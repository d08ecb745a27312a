import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { crypt64 } from './yescrypt/crypt64.js';
import { mixMemory } from './yescrypt/mix-memory.js';

/**
 * The hash of a password for /etc/shadow as `mkpasswd -m yescrypt` makes it: `$y$j9T$salt$hash`, with 16 MiB of memory. Takes
 * up to half a second. Sources: "yescrypt: a Password Hashing Competition submission" (Peslyak, 2015) with the changes of
 * version 1.0, crypt(5), RFC 7914.
 *
 * `salt` has at most 64 bytes, which is crypt's most.
 */
export function yescrypt(password: string, salt: Uint8Array): string {
  // From 16 MiB on a hash in 1/64 of the memory goes before, so that the password itself is soon out of memory.
  const early = deriveKey(Buffer.from(password), { salt, blocks: blocks / 64, role: 'yescrypt-prehash' });
  const key = deriveKey(early, { salt, blocks, role: 'yescrypt' });
  const stored = createHash('sha256').update(hmac(key, 'Client Key')).digest();
  return `$y$${settings}$${crypt64(salt)}$${crypt64(stored)}`;
}

/** 2^12 blocks of 32 times 128 bytes: what crypt_gensalt gives without a count. */
const blocks = 4096;
const blockBytes = 32 * 128;

/** crypt's digits of the flavour (0xB6 is 47, "j": S-boxes that are written to), of log2(4096) - 1 and of 32 - 1. */
const settings = 'j9T';

interface Derivation {
  readonly salt: Uint8Array;
  readonly blocks: number;
  readonly role: string;
}

function deriveKey(password: Uint8Array, { salt, blocks: count, role }: Derivation): Buffer {
  const block = pbkdf2Sync(hmac(role, password), salt, 1, blockBytes, 'sha256');
  const state = { block, key: block.subarray(0, 32) };
  const { block: mixed, key } = mixMemory(state, count);
  return pbkdf2Sync(key, mixed, 1, 32, 'sha256');
}

const hmac = (key: string | Uint8Array, text: string | Uint8Array): Buffer =>
  createHmac('sha256', key).update(text).digest();
