import type { SecretRecord } from '../../domain/manifest.js';
import type { Site } from '../../domain/site.js';
import { deviceToken, secretDigest, type Token, type TokenSecret } from '../../domain/token.js';

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
