import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { yescrypt } from '../../src/encode/yescrypt.ts';

/**
 * Hashes of passwords of no bytes to 400, with letters of one to four bytes, and of salts of 1 to 64 bytes: ours, and what crypt(3)
 * of this machine makes with the salt of ours. The same pairs at each run.
 */
export function cryptPair(number: number): { readonly ours: string; readonly theirs: string } {
  const bytes = (name: string, length: number): Buffer =>
    createHash('shake256', { outputLength: length }).update(`${name} ${number}`).digest();
  const length = number % 10 === 9 ? 100 : (number * 13) % 64;
  const password = [...bytes('password', length)].map(letter).join('');
  const ours = yescrypt(password, bytes('salt', number % 4 === 0 ? 16 : 1 + ((number * 7) % 64)));
  const program = 'print crypt($ARGV[0], $ARGV[1])';
  return { ours, theirs: execFileSync('perl', ['-e', program, '--', password, ours], { encoding: 'utf8' }) };
}

function letter(byte: number): string {
  if (byte < 160) return String.fromCharCode(33 + (byte % 94));
  return String.fromCodePoint(byte < 240 ? 0xa1 + byte : 0x1f600 + byte);
}
