import { sha256 } from './sha256.js';

/**
 * One digest of many files: of their paths and of the SHA-256 of each in hex, in whatever order they come. `sha256sum` of
 * the lines `<path> <sha256>`, sorted by path, says the same.
 */
export const contentDigest = (files: Iterable<readonly [path: string, sha256: string]>): string =>
  sha256(
    [...files]
      .map(([path, digest]) => `${path} ${digest}\n`)
      .sort()
      .join(''),
  );
