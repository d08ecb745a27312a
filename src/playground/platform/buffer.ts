import { Buffer } from 'buffer/index.js';

export { Buffer };

// Of bytes that are no UTF-8 the package makes other replacement characters than Node and browsers do.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const inEncoding = Buffer.prototype.toString;
Buffer.prototype.toString = function toString(encoding = 'utf8', start?: number, end?: number): string {
  if (/^utf-?8$/i.test(encoding)) return decoder.decode(this.subarray(start, end));
  return inEncoding.call(this, encoding, start, end);
};

/** Whether bytes are UTF-8, as Node says it. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
