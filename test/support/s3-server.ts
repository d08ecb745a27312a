import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';

export const keys = { id: 'AKTEST', secret: 'secret/of+the/test' };

export interface S3Request {
  readonly method: string;
  /** With the bucket, without the query. */
  readonly path: string;
}

/** What goes wrong with a request: an answer with this status, or none until the client gives up. */
export type S3Fault = number | 'silent' | 'lost';

export interface S3Server {
  readonly url: string;
  readonly objects: Map<
    string,
    { readonly body: Buffer; readonly etag: string; readonly meta: Readonly<Record<string, string>> }
  >;
  readonly log: S3Request[];
  /** Asked before each request; `lost` does what is asked and cuts the answer off. */
  fault: ((request: S3Request, index: number) => S3Fault | undefined) | undefined;
}

/**
 * A stand-in for an S3-compatible store with the bucket `seeds`: it checks every signature by a reading of the rules of its own, keeps
 * conditions, and lets anyone read objects, as a bucket's policy may for one address. It lists two keys at a time.
 */
export async function startS3(): Promise<S3Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, Buffer.concat(chunks), response));
  });
  const objects: S3Server['objects'] = new Map();
  const state: { -readonly [K in keyof S3Server]: S3Server[K] } = {
    url: '',
    objects,
    log: [],
    fault: undefined,
  };

  function answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://host');
    const asked = { method: request.method ?? '', path: decodeURIComponent(url.pathname) };
    state.log.push(asked);
    const fault = state.fault?.(asked, state.log.length - 1);
    if (fault === 'silent') return;
    if (typeof fault === 'number') return refuse(response, fault, 'Planned');
    const mistake = mistakeOf(request, url, body);
    if (mistake !== undefined && !(asked.method === 'GET' && request.headers.authorization === undefined))
      return refuse(response, 403, mistake);
    if (!/^\/seeds(\/|$)/.test(asked.path)) return refuse(response, 404, 'NoSuchBucket');
    const key = asked.path.slice('/seeds/'.length);
    const done = perform({ request, url, key, body, response });
    if (fault === 'lost') request.socket.destroy();
    else done();
  }

  function perform({
    request: { method, headers },
    url,
    key,
    body,
    response,
  }: {
    request: IncomingMessage;
    url: URL;
    key: string;
    body: Buffer;
    response: ServerResponse;
  }): () => void {
    const found = objects.get(key);
    if (method === 'PUT') {
      const isHeld = headers['if-none-match'] === '*' ? found === undefined : true;
      const isSame = headers['if-match'] === undefined || headers['if-match'] === found?.etag;
      if (!isHeld || !isSame) return () => refuse(response, 412, 'PreconditionFailed');
      const etag = `"${createHash('md5').update(body).digest('hex')}"`;
      const meta = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
      objects.set(key, {
        body,
        etag,
        meta: Object.fromEntries(meta.map(([name, value]) => [name, String(value)])),
      });
      return () => response.setHeader('etag', etag).end();
    }
    if (method === 'DELETE') {
      objects.delete(key);
      return () => response.writeHead(204).end();
    }
    if (key === '' && url.searchParams.get('list-type') === '2') return () => response.end(listing(url));
    if (found === undefined) return () => refuse(response, 404, 'NoSuchKey');
    return () => response.writeHead(200, { etag: found.etag, ...found.meta }).end(found.body);
  }

  function listing({ searchParams }: URL): string {
    const after = searchParams.get('continuation-token') ?? '';
    const prefix = searchParams.get('prefix') ?? '';
    const all = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = all.slice(0, 2);
    const next = page.at(-1);
    const more = all.length > 2 ? `<NextContinuationToken>${next}</NextContinuationToken>` : '';
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${all.length > 2}</IsTruncated>${more}${page
      .map((key) => `<Contents><Key>${key.replaceAll('&', '&amp;')}</Key></Contents>`)
      .join('')}</ListBucketResult>`;
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  state.url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  return state;
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status)
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`);
}

/** What is wrong with a signature. */
function mistakeOf({ method, headers }: IncomingMessage, url: URL, body: Buffer): string | undefined {
  const [, id, day, region, names = '', signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([0-9]{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  if (signature === undefined) return 'AccessDenied';
  if (id !== keys.id) return 'InvalidAccessKeyId';
  const unsigned = Object.keys(headers).filter(
    (name) => name.startsWith('x-amz-') && !names.split(';').includes(name),
  );
  if (!names.split(';').includes('host') || unsigned.length > 0) return 'AccessDenied';
  const sum = createHash('sha256').update(body).digest('hex');
  if (headers['x-amz-content-sha256'] !== sum) return 'XAmzContentSHA256Mismatch';
  const query = [...url.search.slice(1).split('&')]
    .filter(Boolean)
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`));
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const request = `${method}\n${url.pathname}\n${query.sort().join('&').replaceAll('+', '%20')}\n${lines.join('')}\n${names}\n${sum}`;
  const date = String(headers['x-amz-date']);
  const hashed = createHash('sha256').update(request).digest('hex');
  let key: Buffer | string = `AWS4${keys.secret}`;
  for (const part of [day, region, 's3', 'aws4_request'])
    key = createHmac('sha256', key)
      .update(part as string)
      .digest();
  const right = createHmac('sha256', key)
    .update(`AWS4-HMAC-SHA256\n${date}\n${day}/${region}/s3/aws4_request\n${hashed}`)
    .digest('hex');
  return right === signature ? undefined : 'SignatureDoesNotMatch';
}
