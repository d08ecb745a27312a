import type { IncomingMessage } from 'node:http';
import type { Outcome } from './access-line.js';
import type { Exchange } from './exchange.js';
import type { Place } from './folder-of/asker.js';
import type { RequestPath } from './request-path.js';
import { commonHeaders, sendStatus } from './send-text.js';

const name = 'phone-home';

/**
 * Where cloud-init's phone_home posts that a machine is done: at the root, or at a URL of the machine's own. Source:
 * cloudinit/config/cc_phone_home.py.
 */
export const isPhoneHome = ({ segments, isFolder }: RequestPath): boolean =>
  segments.length <= 3 && segments.at(-1) === name && !isFolder;

/** At the root everybody may report: whose it is shows the address. */
export const isCommonPhoneHome = ({ segments }: RequestPath): boolean => segments.length === 1;

/** The folders of the machine that reports; at any deeper place the name is that of a file. */
export const reportersOf = (places: readonly Place[]): readonly Place[] =>
  places.filter(({ rest }) => rest.length === 1 && rest[0] === name);

// Names and public keys; nginx takes as much.
const maxBytes = 64 * 1024;

/** Answers 204. That a machine is done is a line in the log; what it posts is read to its end and forgotten. */
export async function answerPhoneHome(
  exchange: Exchange,
  { digest }: { digest: string | undefined },
): Promise<Outcome> {
  const { request, response, over } = exchange;
  if (request.method !== 'POST') return sendStatus(405, exchange, { headers: { Allow: 'POST' } });
  if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue();
  const received = await bytesOf(request);
  if (received > maxBytes) {
    return { ...(await sendStatus(413, exchange, { headers: { Connection: 'close' } })), received };
  }
  if (!request.complete) {
    response.destroy();
    return { status: 400, bytes: 0, received, error: 'aborted' };
  }
  response.writeHead(204, commonHeaders).end();
  await over;
  return { status: 204, bytes: 0, received, ...(digest === undefined ? {} : { digest }) };
}

/** How long a body is; of one that is too long, where it became so. */
function bytesOf(request: IncomingMessage): Promise<number> {
  // Who left before we came to look gives no event any more; what was sent lies in the buffer.
  if (request.destroyed) return Promise.resolve(request.readableLength);
  return new Promise((resolve) => {
    let bytes = 0;
    const end = (): void => resolve(bytes);
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) end();
    });
    request.on('end', end);
    request.on('error', end);
    request.on('close', end);
  });
}
