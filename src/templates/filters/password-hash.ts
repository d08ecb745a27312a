import { createHash } from 'node:crypto';
import { fits, misfits } from '../../domain/parsed.js';
import { defineFilter, type Filter, optional } from './filter.js';
import { text } from './kinds.js';
import { isWellFormed } from './well-formed.js';

interface Scheme {
  /** crypt's name for it, and the filter's. */
  readonly name: string;
  readonly summary: string;
  /** How a hash begins, dollar signs included. */
  readonly prefix: string;
  /** What one hash takes of a rendering's budget of work. */
  readonly work: number;
  /** Of a password and 32 bytes, of which the salt is made. */
  readonly hash: (password: string, seed: Buffer) => string;
}

/** The filter that makes hashes of passwords by one of crypt's schemes. */
export const passwordHash = ({ name, summary, prefix, work, hash }: Scheme): Filter =>
  defineFilter({
    name,
    summary,
    example: {
      template: `{{ "secret" | ${name}("root") | truncate(${prefix.length}, true, "…") }}`,
      result: `${prefix}…`,
    },
    input: text,
    parameters: { purpose: optional(text) },
    apply: (value, { purpose }, { device, file, place, costly }) => {
      if (!isWellFormed(value)) {
        return misfits('the password contains half of a surrogate pair', 'text that UTF-8 can represent');
      }
      if (value.includes('\0')) return misfits('the password contains a NUL', 'a password that can be typed');
      if (Buffer.byteLength(value) > mostBytes)
        return misfits(`the password has more than ${mostBytes} bytes`, 'a password that a login can read');
      // The password is no part of the salt: a fast hash of it would stand in /etc/shadow for everybody to try.
      const seed = seedOf([
        `seedpress ${name}`,
        ...(purpose === undefined ? [device, file, place()] : [device, file, 'for', purpose]),
      ]);
      return fits(costly(`${seed.toString('hex')} ${value}`, work, () => hash(value, seed)));
    },
  });

/** Source: libxcrypt crypt.h CRYPT_MAX_PASSPHRASE_SIZE. */
const mostBytes = 512;

/** Without a purpose, each call in a template has a salt of its own. */
const seedOf = (parts: readonly string[]): Buffer =>
  createHash('sha256').update(JSON.stringify(parts)).digest();
