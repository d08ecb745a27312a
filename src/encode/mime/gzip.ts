import { gzipSync } from 'node:zlib';
import { wellFormed } from '../well-formed.js';

/**
 * Content as a gzip file (RFC 1952) that names no time, no file and no system: the same content gives the same
 * bytes with one version of Node. cloud-init unpacks user-data as a whole, and parts of type application/gzip.
 */
export function gzipBytes(content: string | Uint8Array): Uint8Array {
  const bytes = gzipSync(typeof content === 'string' ? wellFormed(content) : content, { level: 9 });
  bytes[systemOffset] = unknownSystem;
  return bytes;
}

const systemOffset = 9;
const unknownSystem = 255;
