import { recent } from '../recent.js';

/** What stands in the place of a secret in everything that is printed. */
export const masked = '********';

/**
 * Whether a key's name says that its value is a secret. This is the one list, for plan, explain, lint, messages and logs: the
 * keys of cloud-init (`passwd`, `activation-key`, `ssh_keys`' `ed25519_private`) and what people call theirs (`vars.db_password`,
 * `API_TOKEN`, `clientSecret`). What tells of a secret is none: a public key, `password_file`, `token_url`, sudo's NOPASSWD.
 * Source: cloudinit/config/schemas/schema-cloud-config-v1.json.
 */
export const isSecretName = (name: string): boolean => isSecretPath(name.split('.'));

/** Whether a value is a secret by the names that lead to it: by one of them, or by two that stand below each other. */
export function isSecretPath(path: readonly (string | number)[]): boolean {
  const names = path.flatMap((key) => (typeof key === 'string' ? key.split('.') : []));
  return names.some(
    (name, index) => isSecretKey(name) || isSecretBelow(name, { holder: names[index - 1] ?? '' }),
  );
}

const isSecretKey = recent(
  (name): boolean => {
    const words = wordsOf(name);
    const last = words.at(-1) ?? '';
    if (words.some((word) => publicWords.has(word)) || tellingWords.has(last)) return false;
    if (words.includes('private')) return !networkWords.has(last);
    return words.some((word) => secretWord.test(word)) || lastWords.has(last) || pairs.test(words.join('_'));
  },
  { most: 5000, longest: 200 },
);

/** Keys whose holder makes them secret: the lines of `chpasswd: { list }` are `name:password`. Source: cc_set_passwords.py. */
function isSecretBelow(name: string, { holder }: { holder: string }): boolean {
  const below = joinedWords(name);
  return secretBelow.some(([parent, key]) => key === below && wordsOf(holder).includes(parent));
}

const secretBelow = [
  ['chpasswd', 'list'],
  ['snmp', 'community'],
  ['wireguard', 'key'],
  ['seed', 'data'],
] as const;

const joinedWords = recent((name) => wordsOf(name).join('_'), { most: 5000, longest: 200 });

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

const publicWords = new Set(['public', 'pub', 'pubkey', 'chpasswd']);

/** `password_file` is a path, `token_url` an address, `password_policy` a rule. */
const tellingWords = new Set(
  'file files path dir directory folder url uri endpoint policy length age expiry expires authentication count'.split(
    ' ',
  ),
);

/** With these a `private` thing is a part of a network. */
const networkWords = new Set(
  'ip ipv4 ipv6 address addresses network networks net subnet cidr prefix interface nic vlan dns zone domain lan link bridge mac gateway registry repo port'.split(
    ' ',
  ),
);

const secretWord =
  /^(?:(?!no)[a-z]*(?:password|passwd|passphrase|passcode)s?|pass|pws?|pwds?|pins?|puk|[a-z]*secrets?|(?!no)[a-z]*tokens?|[a-z]*psk|(?:api|auth|access|secret|priv|private|preshared|encryption|license|activation)keys?|credentials?|creds?|bearer|[th]?otp|jwt|keytab|r[ow]community6?|requirepass|masterauth)$/;

/** Secret where they end a name: `auth` in docker's config.json, but no `auth_type`. */
const lastWords = new Set(['auth', 'authorization', 'cookie', 'license', 'licence', 'hmac']);

const pairs = new RegExp(
  [
    String.raw`(?:^|_)(?:api|access|secret|auth|licen[sc]e|encryption|shared|pre_?shared|wireguard|private|signing)_keys`,
    // A key is a secret unless it is of another kind: of a table, or one that everybody may have.
    String.raw`(?:^|_)(?!(?:ssh|gpg|pgp|rpm|apt|repo|authorized|trusted|known|primary|foreign|sort|cache|index|partition|map|dict|object|group|row|lookup|hot|arrow|function|meta|label|config|registry|hash|range|wrong|duplicate|forbidden|unknown|missing|include|yaml|no)_)[a-z0-9]+_key[0-9]?`,
    String.raw`(?:^|_)(?:activation|licen[sc]e|recovery|unlock|enrollment)_(?:code|data|text|string|id)s?`,
    String.raw`(?:^|_)snmp(?:_[a-z0-9]+)*_community|(?:^|_)community_string`,
    String.raw`(?:^|_)connection_string|(?:^|_)validation_cert|(?:^|_)key_string`,
  ]
    .map((pattern) => `(?:${pattern})$`)
    .join('|'),
);
