import { STATUS_CODES } from 'node:http';
import type { Outcome } from './access-line.js';
import type { Exchange } from './exchange.js';

/** On every answer: nothing of ours may be kept by a cache or be taken for a page by a browser. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
};

/** The one line that an answer without a file consists of: `404 Not Found`. */
function statusText(status: number, reason?: string): string {
  const text = `${status} ${STATUS_CODES[status] ?? ''}`;
  return `${reason === undefined ? text : `${text}: ${reason}`}\n`;
}

/** Answers by a status alone. `reason` must hold nothing of the request. */
export async function sendStatus(
  status: number,
  exchange: Exchange,
  { reason, headers = {} }: { reason?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> {
  return sendBody(status, statusText(status, reason), exchange, { headers });
}

/** Answers by what is no file of a device. */
export async function sendBody(
  status: number,
  content: string | Uint8Array,
  { request, response, over }: Exchange,
  { headers }: { headers: Readonly<Record<string, string>> },
): Promise<Outcome> {
  const body = Buffer.from(content);
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': body.length,
    ...commonHeaders,
    ...headers,
  });
  response.end(body);
  await over;
  const bytes = request.method === 'HEAD' ? 0 : body.length;
  return response.writableFinished ? { status, bytes } : { status, bytes: 0, error: 'aborted' };
}

/** The same on a bare connection, for a request that Node could not read; it ends the connection. */
export function rawStatus(status: number, headers: Readonly<Record<string, string>> = {}): string {
  const body = statusText(status);
  const head = {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
    ...commonHeaders,
    ...headers,
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`;
}
