import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sha256 } from '../../domain/sha256.js';

/** People who look at the site with a browser: what they are shown beside the files of the report. */
export interface People {
  /** Of whoever is not on this machine; without one nobody else is let in. */
  readonly password?: string | undefined;
  /** What is known now, as JSON; undefined where there is no such thing, `'pending'` where it takes longer. Secrets are masked. */
  readonly live: (path: readonly string[]) => Promise<string | undefined>;
}

/** The first segment of what people ask: no device and no client has a path that begins so. */
export const peoplePath = '-';

type Asker = Pick<IncomingMessage, 'headers'>;

/**
 * Whether a request may read the report: one from this machine that names this machine, so that no page of another site can ask by a
 * name that leads here, or one with the password.
 */
export function mayLook(
  { headers }: Asker,
  { peer, password }: { peer: string | undefined; password?: string | undefined },
): boolean {
  if (password !== undefined && hasPassword(headers.authorization, password)) return true;
  return peer !== undefined && isLoopback.test(peer) && isOwnName.test(headers.host ?? '');
}

const isLoopback = /^(?:127\.[0-9.]+|::1)$/;
const isOwnName = /^(?:127\.[0-9.]+|localhost|\[::1\])(?::[0-9]+)?$/i;

/** Basic authentication; the name does not matter. */
function hasPassword(authorization: string | undefined, password: string): boolean {
  const [, code] = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '') ?? [];
  if (code === undefined) return false;
  const given = Buffer.from(code, 'base64').toString('utf8');
  return isEqual(given.slice(given.indexOf(':') + 1), password);
}

/** In a time that tells nothing of how much was right. */
function isEqual(given: string, password: string): boolean {
  const [a, b] = [given, password].map((text) => Buffer.from(sha256(text))) as [Buffer, Buffer];
  return timingSafeEqual(a, b);
}
