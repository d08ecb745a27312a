import { Buffer } from 'buffer/index.js';
import { gzip, ungzip } from 'pako';

/** As Node's, which throws where the bytes are no gzip, or more of it than is asked for. */
export function gunzipSync(bytes: Uint8Array, { maxOutputLength = Infinity } = {}): Buffer {
  const unpacked = Buffer.from(ungzip(bytes));
  if (unpacked.length <= maxOutputLength) return unpacked;
  throw Object.assign(new RangeError('the output is too large'), { code: 'ERR_BUFFER_TOO_LARGE' });
}

export const gzipSync = (bytes: Uint8Array): Buffer => Buffer.from(gzip(bytes));
