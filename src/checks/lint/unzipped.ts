import { gunzipSync } from 'node:zlib';

/** The content of a gzip file; nothing where it is none. A small file may unpack to any size, so there is an end. */
export function unzipped(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes });
  } catch {
    return undefined;
  }
}

const mostBytes = 256 * 1024 * 1024;
