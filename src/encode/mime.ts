import { isMultipart } from '../domain/content-type.js';
import type { Part } from '../domain/part.js';
import { sha256 } from '../domain/sha256.js';
import { encodeBody } from './mime/body.js';
import { encodeHeaders } from './mime/headers.js';
import { encodeNested } from './mime/nested.js';

export { fitsSevenBit } from './mime/body.js';
export { fitsGzip } from './mime/fits-gzip.js';
export { gzipBytes } from './mime/gzip.js';
export { sniffedType } from './mime/sniffed-type.js';

/**
 * Parts as a multipart/mixed message (RFC 2046): ASCII, LF line ends, every body byte-exact for Python's email
 * and so for cloud-init. No parts give an empty text, which cloud-init takes for "no user-data", quietly.
 * Throws on what would arrive as something else: see encodeHeaders, encodeBody and encodeNested. Source:
 * cloudinit/user_data.py. The first line is what cloudbase-init looks for: userdata.py _process_user_data.
 */
export function encodeMime(parts: readonly Part[]): string {
  if (parts.length === 0) return '';
  const messages = parts.map(encodePart);
  const boundary = boundaryFor(messages);
  const opening = `Content-Type: multipart/mixed; boundary="${boundary}"\nMIME-Version: 1.0\n\n`;
  return `${opening}${messages.map((message) => `--${boundary}\n${message}\n`).join('')}--${boundary}--\n`;
}

/** One part as it stands in a message, or as a message of its own: headers, an empty line, the body. */
export function encodePart(part: Part): string {
  if (isMultipart(part.contentType)) return encodeNested(part);
  const body = encodeBody(part);
  return `${encodeHeaders(part, body).join('\n')}\n\n${body.text}`;
}

/**
 * From the hash of all that it separates: the same parts give the same bytes, and nobody can write a text that
 * holds its own boundary and goes on with a part of its own.
 */
function boundaryFor(messages: readonly string[]): string {
  const boundary = `===============${sha256(messages.join('\0')).slice(0, 32)}==`;
  if (messages.some((message) => message.includes(boundary))) {
    throw new Error(`a part holds the boundary ${boundary}, which is the hash of that part`);
  }
  return boundary;
}
