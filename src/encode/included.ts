import type { Part } from '../domain/part.js';
import { speaksForItself } from './mime/speaks-for-itself.js';
import { encodePart, gzipBytes } from './mime.js';

/**
 * A part as the file behind the URL of an include. cloud-init sees no headers of such a file but those in it, so
 * it is a MIME message of one part where the part's name, type or headers have to arrive; else it is the text
 * itself. Source: cloudinit/user_data.py _do_include, convert_string, which unpacks gzip as well.
 */
export function encodeIncluded(part: Part): string | Uint8Array {
  const text = isWhole(part) ? part.content : encodePart({ ...part, gzip: false });
  return part.gzip ? gzipBytes(text) : text;
}

/** A script is run in the order of names: it needs its own. */
const isWhole = (part: Part): boolean =>
  part.contentType !== 'text/x-shellscript' && speaksForItself({ ...part, gzip: false });
