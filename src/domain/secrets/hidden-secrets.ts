import { createHmac, scryptSync } from 'node:crypto';

/**
 * Writes a text with a code in the place of each secret, so that a digest of it tells nothing of them: by HMAC where there is a key
 * that nobody can guess; else by scrypt, which makes each guess take as long as a login.
 */
export function hidingSecrets(values: readonly string[], key: string | undefined): (text: string) => string {
  const codes = [...new Set(values)]
    .filter((value) => value !== '')
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((value) => ({ value, written: JSON.stringify(value).slice(1, -1), code: codeOf(value, key) }));
  return (text) =>
    codes.reduce((rest, { written, code }) => rest.replaceAll(written, `secret ${code}`), text);
}

export const codeOf = (value: string, key: string | undefined): string =>
  key === undefined ? slowCodeOf(value) : createHmac('sha256', key).update(value).digest('hex');

function slowCodeOf(value: string): string {
  const code = slowCodes.get(value) ?? scryptSync(value, 'seedpress secret', 32).toString('hex');
  slowCodes.set(value, code);
  return code;
}

/** A code takes 50 ms, and a build asks for the same ones again. */
const slowCodes = new Map<string, string>();
