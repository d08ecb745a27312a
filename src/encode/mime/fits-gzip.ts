import type { Part } from '../../domain/part.js';
import { sniffedType } from './sniffed-type.js';

/**
 * Whether a part comes out of gzip as it went in. cloud-init forgets the declared type and finds one by the text's
 * beginning; it keeps no Merge-Type, and it spoils characters beyond ASCII. Source: user_data.py, was_compressed.
 */
export function fitsGzip({ content, contentType, mergeType }: Part): boolean {
  return mergeType === undefined && !/[^\t\n\r -~]/.test(content) && sniffedType(content) === contentType;
}
