/** What stands in the place of a secret in everything that is printed. */
export const masked = '********';

/**
 * Whether a key's name says that its value is a secret: the keys of cloud-init (`passwd`, `hashed_passwd`, `ssh_keys`'
 * `ed25519_private`) and what people call theirs (`vars.db_password`, `API_TOKEN`). A public key is none, nor is sudo's NOPASSWD.
 * Source: cloudinit/config/schemas/schema-cloud-config-v1.json.
 */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/);
  if (words.includes('public') || words.includes('pub')) return false;
  return words.some((word) => secretWords.test(word)) || secretPairs.test(words.join('_'));
}

const secretWords =
  /^(?:(?!no)[a-z]*(?:password|passwd|passphrase)s?|pass|pw|pwd|pins?|secrets?|tokens?|apikeys?|psk|credentials?|private)$/;
const secretPairs =
  /(?:^|_)(?:api|access|secret|auth|license|encryption|shared|pre_?shared|wireguard)_keys?$/;
