import { type Bucket, StoreError } from '../../sinks/s3/bucket.js';
import { parseState } from '../../sinks/s3/bucket-state.js';
import { typeOf } from './type-of.js';

/** Only where nobody changed it since it was read. A store that knows no such condition is asked before. */
export async function putState(
  bucket: Bucket,
  key: string,
  body: Uint8Array,
  { etag }: { etag: string | undefined },
): Promise<string> {
  const condition = etag === undefined ? { 'if-none-match': '*' } : { 'if-match': etag };
  try {
    return await bucket.put(key, body, { headers: { ...typeOf(key), ...condition } });
  } catch (error) {
    const status = error instanceof StoreError ? error.status : undefined;
    if (status === 501 && (await bucket.get(key))?.etag === etag)
      return bucket.put(key, body, { headers: typeOf(key) });
    if (status !== 412 && status !== 501) throw error;
    // Of an answer that was lost the next try finds the condition gone: by our own hand.
    const found = await bucket.get(key);
    if (found?.body.equals(body)) return found.etag;
    throw overtaken(key);
  }
}

/** Throws where another publish has written its own mark since. */
export async function expectClaim(bucket: Bucket, key: string, run: string): Promise<void> {
  const found = await bucket.get(key);
  if (found === undefined || parseState(found.body, { place: key }).pending?.run !== run)
    throw overtaken(key);
}

const overtaken = (key: string): StoreError =>
  new StoreError(`another publish changed ${key} meanwhile; publish again when it is done`);
