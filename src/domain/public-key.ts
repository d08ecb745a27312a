import { fits, misfits, type Parsed } from './parsed.js';

/** The name of a public key: a key of meta_data.json and a segment of a URL. */
export function parseKeyName(text: string): Parsed<string> {
  if (/^[A-Za-z0-9][A-Za-z0-9._@+-]*$/.test(text)) return fits(text);
  return misfits(
    `"${text}" is not a name of a key`,
    'a letter or digit, then letters, digits, dots, dashes, underscores, "@" and "+", like controller',
  );
}

/** One line of authorized_keys: options, algorithm, base64 and comment, nothing after a line break. */
export function parsePublicKey(text: string): Parsed<string> {
  const expected = 'one line of authorized_keys, like ssh-ed25519 AAAAC3Nza… admin@example.net';
  const line = text.trim();
  if (/[\r\n]/.test(line)) return misfits('a public key of several lines', expected);
  if (/PRIVATE KEY/.test(line)) return misfits('a private key', 'the public key, the file that ends in .pub');
  if (!/(?:^|\s)[a-z0-9@.-]+ AAAA[A-Za-z0-9+/]*=*(?:\s|$)/.test(line)) {
    return misfits(`"${shorten(line)}" is not a public key`, expected);
  }
  return fits(line);
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
