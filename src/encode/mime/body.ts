import type { Part } from '../../domain/part.js';
import { wellFormed } from '../well-formed.js';
import { fitsGzip } from './fits-gzip.js';
import { gzipBytes } from './gzip.js';

/** A part's text as it stands in the message, and what its headers have to say about it. */
export interface Body {
  readonly text: string;
  readonly transferEncoding: '7bit' | 'base64';
  /** None for compressed bytes. */
  readonly charset?: 'us-ascii' | 'utf-8';
}

/**
 * 7bit for what fits, since people read it; base64 otherwise. Throws where the part asks for 7bit and does not
 * fit, or for gzip and would not come out of it.
 */
export function encodeBody(part: Part): Body {
  const { filename, content, gzip, encoding } = part;
  if (gzip) {
    if (!fitsGzip(part)) throw new Error(`part "${filename}" would not come out of gzip as it went in`);
    if (encoding === '7bit') throw new Error(`part "${filename}" is to be gzip and 7bit at once`);
    return { text: base64Lines(gzipBytes(content)), transferEncoding: 'base64' };
  }
  const charset = isAscii(content) ? 'us-ascii' : 'utf-8';
  if (encoding !== 'base64' && fitsSevenBit(content))
    return { text: content, transferEncoding: '7bit', charset };
  if (encoding === '7bit') throw new Error(`part "${filename}" is to be 7bit and does not fit`);
  return { text: base64Lines(Buffer.from(wellFormed(content))), transferEncoding: 'base64', charset };
}

/**
 * Whether a text passes as it stands: printable ASCII, tabs and LF in lines of at most 998 bytes (RFC 2045,
 * section 2.7). It need not end in a line end: the one before the boundary belongs to the boundary.
 */
export function fitsSevenBit(content: string): boolean {
  return !/[^\t\n -~]/.test(content) && content.split('\n').every((line) => line.length <= 998);
}

const isAscii = (content: string): boolean => !/[\u0080-\uffff]/.test(content);

/** Base64 in lines of 76 characters, each with its LF (RFC 2045, section 6.8). */
function base64Lines(bytes: Uint8Array): string {
  const encoded = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  return encoded.replace(/.{1,76}/g, '$&\n');
}
