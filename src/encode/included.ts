import { isMultipart } from '../domain/content-type.js';
import type { Part } from '../domain/part.js';
import { encodePart, gzipBytes, sniffedType } from './mime.js';

/**
 * A part as the file behind the URL of an include. cloud-init sees no headers of such a file but those in it, so
 * it is a MIME message of one part where the part's name, type or headers have to arrive; else it is the text
 * itself. Source: cloudinit/user_data.py _do_include, convert_string, which unpacks gzip as well.
 */
export function encodeIncluded(part: Part): string | Uint8Array {
  const text = speaksForItself(part) ? part.content : encodePart({ ...part, gzip: false });
  return part.gzip ? gzipBytes(text) : text;
}

/** Whether cloud-init makes of the bare text what was meant. A script is run in the order of names: it needs its own. */
function speaksForItself({ content, contentType, mergeType, launchIndex }: Part): boolean {
  if (mergeType !== undefined || launchIndex !== undefined || isMultipart(contentType)) return false;
  const isTaken = /mime-version:/i.test(content.slice(0, 4096));
  return !isTaken && contentType !== 'text/x-shellscript' && sniffedType(content) === contentType;
}
