import { isSecretName, masked } from './secret-name.js';

/**
 * A text, of any kind, with `masked` in the place of what can be told to be secret by itself: private keys, hashes of
 * passwords, what follows a secret's name, what is handed to chpasswd, the password in a URL, and the token in a
 * device's. Lines stay lines. `known` are secrets that are to be found as they are.
 */
export function maskText(text: string, { known = [] }: { known?: readonly string[] } = {}): string {
  let result = text;
  for (const secret of known) result = result.replaceAll(secret, masked);
  for (const mask of masks) result = mask(result);
  return result;
}

type Mask = (text: string) => string;

/** Replaces what the second group holds and keeps the first. */
const behind =
  (pattern: RegExp, mask: (secret: string) => string = () => masked): Mask =>
  (text) =>
    text.replace(pattern, (_, kept: string, secret: string) => `${kept}${mask(secret)}`);

// A key in YAML stands on lines that are moved in, and one in JSON on a single line.
const eachWord = (secret: string): string => secret.replace(/[A-Za-z0-9+/=:,.-]{8,}/g, masked);

/** A list of chpasswd has a name, a colon and a password on each line; what has a blank behind its colon is YAML. */
const eachEntry = (lines: string): string =>
  lines.replace(/^([ \t]*(?:-[ \t]+)?["']?[\w.-]+:)[^\s:]\S*$/gm, `$1${masked}`);

/** A name and its value, `password: x`, `API_KEY="x"`, `--token x`: it is a secret if the name says so. */
const named =
  (pattern: RegExp): Mask =>
  (text) =>
    text.replace(pattern, (found, name: string, between: string, value: string) =>
      isSecretName(name) && !isHarmless(value) ? `${name}${between}${masked}` : found,
    );

const value = String.raw`("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\s,;"'{}[\]|&><][^\s,;"'}\]]*)`;

const masks: readonly Mask[] = [
  behind(/(-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----)([^]*?)(?=-----END |$(?![^]))/g, eachWord),
  // crypt(5): $6$salt$hash, $y$…, $2b$…
  behind(/(\$(?:1|2[abxy]?|5|6|7|y|gy|sha1|argon2id?)\$)([./A-Za-z0-9$=,+_-]{8,})/g),
  behind(
    /(\bchpasswd:[^\n]*\n(?:[ \t]+[^\n]*\n)*?[ \t]+list:[^\n]*\n)((?:[ \t]+[^\n]*(?:\n|$))+)/g,
    eachEntry,
  ),
  behind(/(\b[a-z_][\w.-]*:)([^\s:'"]+)(?=['"]?[ \t]*\|[ \t]*(?:sudo[ \t]+)?(?:[\w/]*\/)?chpasswd\b)/g),
  behind(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@'"]*:)([^\s/@'"]+)(?=@)/gi),
  behind(/(\bhttps?:\/\/[^\s/'"]+\/s\/)([0-9a-f]{32})(?=\/)/g),
  behind(/(\bauthorization["']?[ \t]*[:=][ \t]*["']?(?:bearer|basic|token)[ \t]+)([^\s"']+)/gi),
  named(new RegExp(String.raw`(?<![\w$.-])(-{0,2}[A-Za-z][\w.-]*)(["']?[ \t]*[:=][ \t]*)${value}`, 'g')),
  named(new RegExp(String.raw`(?<![\w$.-])(-{1,2}[a-z][\w-]*)([ \t]+)${value}`, 'g')),
];

/** What refers to a secret or is none: a variable of the shell, the head of a YAML block, a digit, yes and no. */
const isHarmless = (text: string): boolean =>
  /^["']?(?:\$[A-Za-z_({]|\{\{|(?:true|false|yes|no|null|none|~|\d)?["']?$|[|>][+-]?$)/i.test(text) ||
  text.includes(masked);
