import { isMultipart } from '../../domain/content-type.js';
import type { Part } from '../../domain/part.js';
import { sniffedType } from './sniffed-type.js';

/**
 * Whether cloud-init makes of the bare text what was meant: its type is what its first line says, and nothing about it
 * stands in a header. Source: cloudinit/user_data.py convert_string, find_ctype.
 */
export function speaksForItself({ content, contentType, mergeType, launchIndex, gzip }: Part): boolean {
  if (gzip || mergeType !== undefined || launchIndex !== undefined || isMultipart(contentType)) return false;
  return !isTakenForMime(content) && sniffedType(content) === contentType;
}

/** cloud-init reads a text as a message where this stands among its first 4096 bytes. */
const isTakenForMime = (content: string): boolean => /mime-version:/i.test(content.slice(0, 4096));
