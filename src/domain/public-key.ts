import { fits, misfits, type Parsed } from './parsed.js';
import { keyBlobMistake, keyTypes } from './ssh-key-blob.js';

/** The name of a public key: a key of meta_data.json and a segment of a URL. */
export function parseKeyName(text: string): Parsed<string> {
  if (/^[A-Za-z0-9][A-Za-z0-9._@+-]*$/.test(text)) return fits(text);
  return misfits(
    `"${text}" is not a valid key name`,
    'a letter or digit, then letters, digits, dots, dashes, underscores, "@" and "+", like controller',
  );
}

const expected = 'one line of authorized_keys, like ssh-ed25519 AAAAC3Nza… admin@example.net';

/**
 * One line of authorized_keys: options, type, base64 and comment. cloud-init drops a line whose type it does not know,
 * and sshd passes over a key that it cannot read. Sources: ssh_util.py AuthKeyLineParser; sshd(8).
 */
export function parsePublicKey(text: string): Parsed<string> {
  const parsed = known.get(text) ?? parse(text);
  if (known.size >= mostKnown) known.clear();
  known.set(text, parsed);
  return parsed;
}

// The devices of a fleet share their keys.
const known = new Map<string, Parsed<string>>();
const mostKnown = 1000;

function parse(text: string): Parsed<string> {
  const line = text.trim();
  const other = otherThing(line);
  if (other !== undefined) return other;
  const { type, key } = fieldsOf(line);
  if (type === undefined || key === undefined) return noKey(line);
  const bytes = decoded(key);
  if (bytes === undefined) return misfits(`the key "${shorten(key)}" is not base64`, expected);
  const mistake = keyBlobMistake(type, bytes);
  return mistake === undefined
    ? fits(line)
    : misfits(`the key "${shorten(key)}" ${mistake}`, 'the whole line of the .pub file');
}

/** What people put in the place of a key. */
function otherThing(line: string): Parsed<string> | undefined {
  if (/PRIVATE KEY/.test(line)) {
    const found = 'this is a private key, which anyone who reads the seed can use';
    return misfits(found, 'the public key (the .pub file) of a new pair');
  }
  if (/^-{4,5} ?BEGIN/.test(line))
    return misfits('the public key is in another format', 'the line that ssh-keygen -i -f FILE prints');
  if (/[\r\n]/.test(line)) return misfits('the public key has several lines', expected);
  if (line === '') return misfits('the public key is empty', expected);
  if (line.startsWith('#')) return misfits('this is a comment, not a key', expected);
  if (/^(?:gh|lp):\S+$/.test(line))
    return misfits(`"${line}" is a name for ssh_import_id`, `the key itself, or ssh_import_id: [${line}]`);
  if (/^https?:\S+$/.test(line)) return misfits(`"${shorten(line)}" is a URL`, expected);
  if (/^(?:[~.]{0,2}\/|file:|[A-Za-z]:\\)\S*$/.test(line) || /^\S+\.pub$/.test(line))
    return misfits(`"${shorten(line)}" is a file name`, 'the line in that file');
  return undefined;
}

/** Type and base64 behind the options; neither where no word is a type. */
function fieldsOf(line: string): { readonly type?: string; readonly key?: string } {
  const typed = (text: string) => {
    const [type = '', key] = text.split(/\s+/, 2);
    return keyTypes.includes(type) ? { type, ...(key === undefined ? {} : { key }) } : undefined;
  };
  // Options hold blanks in double quotes alone.
  const rest = /^(?:"(?:\\"|[^"])*"|[^\s"])+\s+(.*)$/s.exec(line)?.[1];
  return typed(line) ?? (rest === undefined ? undefined : typed(rest)) ?? {};
}

function noKey(line: string): Parsed<string> {
  const words = line.split(/\s+/);
  const at = words.findIndex((word) => /^AAAA[A-Za-z0-9+/]{3}/.test(word));
  const key = words[at] as string;
  if (at === 0) {
    const inner = keyTypes.find((type) => keyBlobMistake(type, Buffer.from(key, 'base64')) === undefined);
    return misfits(
      `the key "${shorten(key)}" has no type before it`,
      `${inner ?? 'ssh-ed25519'} before the key`,
    );
  }
  if (at > 0)
    return misfits(`unknown key type "${shorten(words[at - 1] as string)}"`, `a type like ${common}`);
  return misfits(`"${shorten(line)}" is not a public key`, expected);
}

const common = 'ssh-ed25519, ssh-rsa or ecdsa-sha2-nistp256';

/** Padding included, as sshd wants it. */
const decoded = (key: string): Uint8Array | undefined =>
  /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(key)
    ? Buffer.from(key, 'base64')
    : undefined;

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
