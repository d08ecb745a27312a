import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/**
 * What is kept of many devices until all are there, in a fifth of its room: it is the same for most of them but for names, addresses
 * and digests. A device takes 5 us.
 */
export function packed(bytes: Uint8Array): Uint8Array {
  const made = brotliCompressSync(bytes, {
    chunkSize,
    // Twice as fast as deflate at its fastest, and smaller.
    params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  // What zlib gives back may be the beginning of a larger buffer.
  return Uint8Array.prototype.slice.call(made);
}

export const unpacked = (bytes: Uint8Array): Buffer => brotliDecompressSync(bytes, { chunkSize });

/** Bytes: of the pieces in which zlib gives back what it made. */
const chunkSize = 1 << 18;
