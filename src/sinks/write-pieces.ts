import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { fileMode } from './file-mode.js';

/** Makes a new file out of pieces, one at a time, and gives back the SHA-256 of it, in hex. */
export function writePieces(path: string, pieces: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'wx', fileMode);
  try {
    for (const piece of pieces) {
      hash.update(piece);
      // The system may take less than it is given.
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
    }
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
