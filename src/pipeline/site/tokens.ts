import type { Manifest, SecretRecord } from '../../domain/manifest.js';
import type { Site } from '../../domain/site.js';
import { deviceToken, secretDigest, type Token, type TokenSecret } from '../../domain/token.js';
import { readSecretFile } from '../../inventory/read-secret.js';

/** The tokens of a site. Functions and digests only: what is printed of it tells nothing. */
export interface Tokens {
  /** The device's token; undefined where access is not by token. */
  readonly tokenOf: (id: string) => Token | undefined;
  /** What the manifest says of the secret. */
  readonly record?: SecretRecord;
}

export function tokensOf(
  secret: TokenSecret | undefined,
  { tokenSecret: path }: Pick<Site, 'tokenSecret'>,
): Tokens {
  if (secret === undefined) return { tokenOf: () => undefined };
  return {
    tokenOf: (id) => deviceToken(id, { secret }),
    record: { path, digest: secretDigest(secret) },
  };
}

/** The tokens with which a site was published; undefined where the secret is another one by now, or none. */
export function publishedTokens(
  { inputs: { secret } }: { readonly inputs: Pick<Manifest['inputs'], 'secret'> },
  { root }: { root: string },
): Tokens | undefined {
  if (secret === undefined) return tokensOf(undefined, { tokenSecret: '' });
  const file = readSecretFile({ root, path: secret.path });
  if (file.kind !== 'secret' || secretDigest(file.secret) !== secret.digest) return undefined;
  return tokensOf(file.secret, { tokenSecret: secret.path });
}
