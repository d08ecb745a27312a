import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type S3Credentials, signedHeaders, uriEncoded } from './sign.js';

export interface BucketOptions {
  /** Like http://127.0.0.1:8080; the bucket is the first segment of a path there. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly credentials: S3Credentials;
  readonly date: () => Date;
  /** How long one request may take; milliseconds. */
  readonly timeoutMs: number;
  /** How often a request is tried that may succeed later. */
  readonly attempts: number;
  /** The wait after the first failure, which doubles; milliseconds. */
  readonly pauseMs: number;
}

export interface PutOptions {
  readonly headers?: Readonly<Record<string, string>>;
}

/** An object as the store gives it out. */
export interface BucketObject {
  readonly body: Buffer;
  readonly etag: string;
  /** A header of the answer; empty where it is not there. */
  readonly header: (name: string) => string;
}

/** The header of a name that says what it leads to: servers go by it. */
export const contentHeader = 'x-amz-meta-seedpress';

/** How many requests were sent, retries included. */
export interface RequestCounts {
  put: number;
  get: number;
  delete: number;
  list: number;
}

/** The store refused a request, or cannot be reached. No credential stands in the message. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

/** A name that no other publish has. */
export const newRun = (): string => randomBytes(8).toString('hex');

export type Bucket = ReturnType<typeof openBucket>;

/** A bucket of an S3-compatible store. What may succeed later is tried again; everything else is a StoreError. */
export function openBucket(options: BucketOptions) {
  const counts: RequestCounts = { put: 0, get: 0, delete: 0, list: 0 };
  const request = requester(options);
  return {
    counts,
    /** Gives back the ETag. A condition that does not hold is a StoreError with the status 412. */
    async put(key: string, body: Uint8Array, { headers = {} }: PutOptions = {}): Promise<string> {
      const { response } = await request('PUT', key, { headers, body, onSent: () => (counts.put += 1) });
      return response.headers.get('etag') ?? '';
    },
    async get(key: string): Promise<BucketObject | undefined> {
      const { response, body } = await request('GET', key, {
        onSent: () => (counts.get += 1),
        mayMiss: true,
      });
      if (response.status === 404) return undefined;
      const header = (name: string): string => response.headers.get(name) ?? '';
      return { body, etag: header('etag'), header };
    },
    /** What is not there is gone already. */
    async remove(key: string): Promise<void> {
      await request('DELETE', key, { onSent: () => (counts.delete += 1), mayMiss: true });
    },
    /** All keys that begin so. */
    async list(prefix: string): Promise<readonly string[]> {
      const keys: string[] = [];
      let token: string | undefined;
      do {
        const query = {
          'list-type': '2',
          prefix,
          ...(token === undefined ? {} : { 'continuation-token': token }),
        };
        const { body } = await request('GET', '', { query, onSent: () => (counts.list += 1) });
        const text = body.toString('utf8');
        keys.push(...valuesOf(text, 'Key'));
        token =
          valuesOf(text, 'IsTruncated')[0] === 'true'
            ? valuesOf(text, 'NextContinuationToken')[0]
            : undefined;
      } while (token !== undefined);
      return keys;
    },
  };
}

interface RequestOptions {
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly onSent: () => void;
  /** 404 of the object is an answer. */
  readonly mayMiss?: boolean;
}

interface Answer {
  readonly response: Response;
  readonly body: Buffer;
}

function requester({ endpoint, bucket, region, credentials, date, ...limits }: BucketOptions) {
  return async (
    method: string,
    key: string,
    { query = {}, headers = {}, body, onSent, mayMiss = false }: RequestOptions,
  ): Promise<Answer> => {
    const path = [bucket, ...(key === '' ? [] : key.split('/'))].map(uriEncoded).join('/');
    const url = new URL(`${endpoint.replace(/\/+$/, '')}/${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    let failure = '';
    for (let attempt = 1; attempt <= limits.attempts; attempt += 1) {
      if (attempt > 1) await sleep(pauseOf(attempt, limits.pauseMs));
      onSent();
      const sent = signedHeaders({ method, url, headers, body }, { credentials, region, date: date() });
      const answer = await answerOf(url, { method, headers: sent, body, timeoutMs: limits.timeoutMs });
      if ('failure' in answer) {
        failure = answer.failure;
        continue;
      }
      const { status } = answer.response;
      if (answer.response.ok) return answer;
      const code = valuesOf(answer.body.toString('utf8'), 'Code')[0];
      if (status === 404 && mayMiss && code !== 'NoSuchBucket') return answer;
      const said = `${status}${code === undefined ? '' : ` ${code}`}`;
      if (!mayPass(status))
        throw new StoreError(refusal(said, { status, code, bucket, region, endpoint }), status);
      failure = `it answered ${said}`;
    }
    const what = `${method} ${key === '' ? bucket : key}`;
    throw new StoreError(
      `${endpoint} did not do ${what} in ${limits.attempts} attempts: ${failure}; what is published there is still served, and the same command goes on from here`,
    );
  };
}

/** Too much at once, a conflict with another request on the same key, or trouble of the store's own. */
const mayPass = (status: number): boolean =>
  status === 409 || status === 429 || (status >= 500 && status !== notImplemented);

const notImplemented = 501;

async function answerOf(
  url: URL,
  {
    method,
    headers,
    body,
    timeoutMs,
  }: {
    method: string;
    headers: Readonly<Record<string, string>>;
    body: Uint8Array | undefined;
    timeoutMs: number;
  },
): Promise<Answer | { readonly failure: string }> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
    });
    return { response, body: Buffer.from(await response.arrayBuffer()) };
  } catch (error) {
    const { name, message, cause } = error as Error;
    if (name === 'TimeoutError') return { failure: `no answer in ${timeoutMs / 1000} s` };
    return { failure: cause instanceof Error ? cause.message : message };
  }
}

/** Twice as long each time, and not all at the same moment. */
const pauseOf = (attempt: number, pauseMs: number): number =>
  Math.round(pauseMs * 2 ** (attempt - 2) * (0.5 + randomInt(1000) / 1000));

function refusal(
  said: string,
  {
    status,
    code,
    bucket,
    region,
    endpoint,
  }: { status: number; code: string | undefined; bucket: string; region: string; endpoint: string },
): string {
  const where = `bucket "${bucket}" at ${endpoint}`;
  if (code === 'NoSuchBucket') return `there is no ${where}; create it first`;
  if (code === 'RequestTimeTooSkewed') return `${where} answered ${said}; set the clock of this machine`;
  if (code === 'SignatureDoesNotMatch' || code === 'InvalidAccessKeyId')
    return `${where} answered ${said}; check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and --region ${region}`;
  if (status === 403) return `${where} answered ${said}; these credentials may not read and write there`;
  if (status >= 300 && status < 400)
    return `${where} answered ${said}; give the region and the endpoint of the bucket with --region and --endpoint`;
  return `${where} answered ${said}`;
}

/** The contents of all elements of that name, which hold no others. */
const valuesOf = (xml: string, name: string): readonly string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text = '']) =>
    text.replace(/&(?:amp|lt|gt|quot|apos|#39);/g, (entity) => entities[entity] ?? entity),
  );

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
};
