import { closeSync, type linkSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { fileMode } from '../file-mode.js';
import { linkOrCopy } from '../link-or-copy.js';

export type Content = string | Uint8Array;

/** Makes what nobody reads yet, where nothing is. Throws what the system says; a path that is made twice is our fault and must not go unseen. */
export interface FileMaker {
  /** A folder, with those above it that are missing, and folders below it, each after the one that it stands in. */
  folders(root: string, below: readonly string[]): void;
  file(path: string, content: Content): void;
  /** A file that holds the same as one that this maker made. */
  same(path: string, made: string): void;
  /** A file that begins with a hole: of its bytes those from `start` on are written. */
  sparse(path: string, bytes: Uint8Array, start: number): void;
}

/**
 * Makes each at once. Synchronous on purpose: for files of a few hundred bytes a promise costs more than the write. `link` for tests.
 */
export function fileMaker(options: { link?: typeof linkSync } = {}): FileMaker {
  // Where a file has all the names that it can have, the newest file with the same bytes: that has room for more.
  const newest = new Map<string, string>();
  return {
    folders(root, below) {
      makeRoot(root);
      for (const folder of below) mkdirSync(`${root}/${folder}`);
    },
    file: (path, content) => writeFileSync(path, content, whole),
    same(path, made) {
      if (linkOrCopy(newest.get(made) ?? made, path, options) === 'EMLINK') newest.set(made, path);
    },
    sparse(path, bytes, start) {
      const file = openSync(path, 'wx', fileMode);
      try {
        for (let at = start; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, at);
      } finally {
        closeSync(file);
      }
    },
  };
}

// The encoding lets Node open, write and close in one call.
const whole = { encoding: 'utf8', flag: 'wx', mode: fileMode } as const;

/** Most are new and their parents are there: then this is one call. */
function makeRoot(root: string): void {
  try {
    mkdirSync(root);
  } catch {
    mkdirSync(root, { recursive: true });
  }
}
