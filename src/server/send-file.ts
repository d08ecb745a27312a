import { closeSync, createReadStream, type Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { Outcome } from './access-line.js';
import { contentTypeOf } from './content-type.js';
import { codeOf } from './error-code.js';
import type { Exchange } from './exchange.js';
import type { OpenedFile } from './open-file.js';
import { commonHeaders } from './send-text.js';

/** Answers 200 with an open file, and closes it whatever happens. */
export type SendFile = (file: OpenedFile, exchange: Exchange) => Promise<Outcome>;

/** As serve-handler 6.1.8 really takes its arguments: its types ask for the callback forms of node:fs. */
type ServeHandler = (
  request: Pick<IncomingMessage, 'url' | 'headers'>,
  response: ServerResponse,
  config: Readonly<Record<string, unknown>>,
  methods: {
    readonly lstat: () => Promise<Stats>;
    readonly createReadStream: () => Promise<Readable>;
    readonly sendError: () => Promise<void>;
  },
) => Promise<void>;

/**
 * What is in memory goes out in one piece. What is a stream goes through serve-handler, which
 * writes the head and joins the file to the answer, but none of its file operations are its own.
 * Left alone it looks at a file by one name and opens it by the same name later, ends the process when that
 * fails, and leaves the file open when the client leaves or a 304 is sent. So it gets the one file that is open
 * already, as a stream that ends with the answer.
 */
export async function loadSendFile(): Promise<SendFile> {
  const { default: imported } = await import('serve-handler');
  const serveHandler = imported as unknown as ServeHandler;
  return async (file, exchange) => {
    const { request, response, over } = exchange;
    if (typeof file.body !== 'number') return sendBytes({ ...file, body: file.body }, exchange);
    const body = bodyOf(file.body, { ...file, isWanted: request.method !== 'HEAD' });
    let error: string | undefined;
    body.stream.on('error', (cause) => {
      error = codeOf(cause) ?? String(cause);
      response.destroy();
    });
    // A short body would be filled up with the next answer of the connection.
    body.stream.once('end', () => body.isShort() && response.destroy());
    void over.then(() => body.stream.destroy());
    // No header of the request reaches it: Range, If-None-Match and Accept would change the answer.
    const bare = { url: `/${encodeURIComponent(file.name)}`, headers: {} };
    await serveHandler(bare, response, configFor(file.name), {
      lstat: async () => file.stats,
      createReadStream: async () => body.stream,
      sendError: async () => Promise.reject(new Error(`serve-handler refuses ${file.name}`)),
    });
    await over;
    if (error === undefined && !response.writableFinished) error = 'aborted';
    const outcome = { status: response.statusCode, bytes: body.bytes(), digest: file.digest };
    return error === undefined ? outcome : { ...outcome, error };
  };
}

interface Body {
  readonly stream: Readable;
  readonly bytes: () => number;
  readonly isShort: () => boolean;
}

function bodyOf(fd: number, { stats, isWanted }: Pick<OpenedFile, 'stats'> & { isWanted: boolean }): Body {
  if (!isWanted) {
    closeSync(fd);
    return { stream: Readable.from([]), bytes: () => 0, isShort: () => false };
  }
  const stream = createReadStream('', { fd, start: 0, end: stats.size - 1 });
  return { stream, bytes: () => stream.bytesRead, isShort: () => stream.bytesRead < stats.size };
}

async function sendBytes(
  { name, stats, body, digest }: OpenedFile & { readonly body: Buffer },
  { request, response, over }: Exchange,
): Promise<Outcome> {
  response.writeHead(200, { 'Content-Length': stats.size, ...headersOf(name) });
  const isHead = request.method === 'HEAD';
  // A short body would be filled up with the next answer of the connection.
  if (!isHead && body.length < stats.size) response.destroy();
  // A text goes out in one write with its head, bytes in one of their own; of Latin-1 each character is a byte.
  else response.end(body.toString('latin1'), 'latin1');
  await over;
  const outcome = { status: 200, bytes: isHead ? 0 : body.length, digest };
  return response.writableFinished ? outcome : { ...outcome, error: 'aborted' };
}

const headersOf = (name: string): Readonly<Record<string, string>> => ({
  'Accept-Ranges': 'none',
  'Content-Type': contentTypeOf(name),
  ...commonHeaders,
});

function configFor(name: string) {
  const headers = {
    ...headersOf(name),
    // A publish may put another file of the same age and size here: with a validator a client would keep the old.
    'Last-Modified': null,
    'Content-Disposition': null,
  };
  return {
    public: '/',
    cleanUrls: false,
    directoryListing: false,
    headers: [{ source: '**', headers: Object.entries(headers).map(([key, value]) => ({ key, value })) }],
  };
}
