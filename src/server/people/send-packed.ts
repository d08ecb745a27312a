import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Outcome } from '../access-line.js';
import type { Exchange } from '../exchange.js';
import { sendBody } from '../send-text.js';

/** Below this a packet holds it as it is. */
const leastBytes = 1200;

/** Answers 200, with gzip where the browser takes it. It is packed beside this thread, so nobody waits for it. */
export async function sendPacked(
  content: string | Uint8Array,
  exchange: Exchange,
  { headers }: { headers: Readonly<Record<string, string>> },
): Promise<Outcome> {
  const body = Buffer.from(content);
  const varying = { ...headers, Vary: 'Accept-Encoding' };
  if (body.length < leastBytes || !takesGzip(exchange.request.headers['accept-encoding']))
    return sendBody(200, body, exchange, { headers: varying });
  const packed = await promisify(gzip)(body);
  return sendBody(200, packed, exchange, { headers: { ...varying, 'Content-Encoding': 'gzip' } });
}

/** RFC 9110, 12.5.3: a coding with weight 0 is one that the client does not take. */
export const takesGzip = (accepted: unknown): boolean =>
  typeof accepted === 'string' &&
  accepted.split(',').some((one) => /^\s*(?:gzip|x-gzip)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(one));
