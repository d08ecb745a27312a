import type { Part } from '../../domain/part.js';
import { fitsSevenBit } from './body.js';

/**
 * A part that is a MIME file itself: its own headers become the part's, and cloud-init finds the parts in it
 * (user_data.py walks the whole tree). Throws where the file would have to be encoded, which MIME forbids for
 * multipart (RFC 2045, section 6.4), and where it has no place for what the part says.
 */
export function encodeNested({ filename, content, mergeType, launchIndex, gzip, encoding }: Part): string {
  if (!fitsSevenBit(content)) throw new Error(`the multipart file "${filename}" is not plain ASCII`);
  if (gzip || encoding === 'base64') throw new Error(`the multipart file "${filename}" cannot be encoded`);
  if (mergeType !== undefined || launchIndex !== undefined)
    throw new Error(`the multipart file "${filename}" has headers of its own`);
  return hasVersion(content) ? content : `MIME-Version: 1.0\n${content}`;
}

const hasVersion = (content: string): boolean =>
  /^mime-version:/im.test(content.slice(0, content.search(/\n\n|$/)));
