import { createHmac } from 'node:crypto';

/** What a token is made with; at least 32 characters, and never written to the output. */
export type TokenSecret = string & { readonly __brand: 'TokenSecret' };

/** The device's own name in URLs under `access: token`: 32 hex digits, as hard to guess as a key. */
export type Token = string & { readonly __brand: 'Token' };

/** A shorter secret could be found by trying: each device knows its own id and token. */
export const minSecretLength = 32;

/** The first 128 bits of HMAC-SHA256(secret, id): the same in every build, and nothing that one token tells of another. */
export const deviceToken = (id: string, { secret }: { secret: TokenSecret }): Token =>
  hmac(id, secret).slice(0, 32) as Token;

/** A value that changes with the secret and tells nothing of it. No id holds a blank, so it is nobody's token. */
export const secretDigest = (secret: TokenSecret): string => hmac('digest of the secret', secret);

export const isToken = (text: string): text is Token => /^[0-9a-f]{32}$/.test(text);

const hmac = (text: string, secret: TokenSecret): string =>
  createHmac('sha256', secret).update(text).digest('hex');
