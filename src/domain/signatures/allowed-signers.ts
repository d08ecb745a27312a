import { fits, misfits, type Parsed } from '../parsed.js';
import { signatureNamespace } from './ssh-signature.js';

/**
 * The keys that may sign, of a file of OpenSSH's ALLOWED SIGNERS (ssh-keygen(1)): `principals [options] type key [comment]`. Lines
 * of public keys alone count as well. Keys of other types sign nothing here and are passed over.
 */
export function parseAllowedSigners(text: string): Parsed<ReadonlySet<string>> {
  const keys = new Set<string>();
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const match = /^(?:(.*?)\s+)?(ssh-ed25519)\s+([A-Za-z0-9+/=]+)(?:\s|$)/.exec(line);
    if (match === null) continue;
    const [, before = '', type, key] = match;
    const options = optionsOf(before);
    const unknown = options.find((option) => !/^namespaces=/i.test(option));
    // An option narrows what a key may do, and what nobody reads here must not count for nothing.
    if (unknown !== undefined)
      return misfits(
        `line ${index + 1} has the option ${unknown}`,
        'lines without options, or with namespaces',
      );
    const isOurs = options.every((option) =>
      option
        .replace(/^namespaces="?|"$/gi, '')
        .split(',')
        .includes(signatureNamespace),
    );
    if (isOurs) keys.add(`${type} ${key}`);
  }
  if (keys.size === 0)
    return misfits(
      'the file has no key of the type ssh-ed25519',
      'lines like seedpress ssh-ed25519 AAAAC3Nza…',
    );
  return fits(keys);
}

/** What stands between the principals, which are any here, and the type. */
const optionsOf = (before: string): readonly string[] =>
  before.replace(/^(?:"[^"]*"|\S+)\s*/, '').match(/(?:[^\s,"]|"[^"]*")+/g) ?? [];
