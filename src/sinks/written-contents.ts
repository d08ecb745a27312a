import { linkSync, writeFileSync } from 'node:fs';
import { sha256 } from '../domain/sha256.js';
import { lacks } from './link-or-copy.js';

type Content = string | Uint8Array;

/** A file that was written, and the SHA-256 of what it holds, in hex. */
export interface Written {
  readonly path: string;
  readonly sha256: string;
}

/** Several devices hold one file, so nobody may write to it, not even its owner by mistake. */
export const fileMode = 0o440;

/**
 * Writes files, and equal texts once: the others are hard links, across devices as well. A link costs a fraction of a
 * file, and most files of a fleet are the same in every device. The paths that it was given have to stay until it is done.
 */
export class WrittenContents {
  // Two halves: what was not asked for while one filled up goes with the other.
  #young = new Map<string, Written>();
  #old = new Map<string, Written>();
  readonly #link: typeof linkSync;

  /** `link` for tests. */
  constructor({ link = linkSync }: { link?: typeof linkSync } = {}) {
    this.#link = link;
  }

  /** Makes a new file at `path`. */
  put(content: Content, path: string): Written {
    if (typeof content !== 'string' || content.length > longest) return writeNew(content, path);
    const known = this.#young.get(content) ?? this.#old.get(content);
    const written = known === undefined ? writeNew(content, path) : this.again(content, path, { known });
    // The newest is the one with room for links.
    if (written !== known || !this.#young.has(content)) this.#remember(content, written);
    return written;
  }

  /** Makes a file that holds the same as a known one; gives back the one to link to from now on. */
  again(content: Content, path: string, { known }: { known: Written }): Written {
    try {
      this.#link(known.path, path);
      return known;
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      // ext4 takes 65,000 names of a file, others fewer, and some one.
      if (code !== 'EMLINK' && !lacks.has(code)) throw error;
      return writeNew(content, path, { sha256: known.sha256 });
    }
  }

  #remember(content: string, written: Written): void {
    if (this.#young.size >= mostYoung) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(content, written);
  }
}

/** Characters; what is longer is mostly a device's own. */
const longest = 16 * 1024;

const mostYoung = 1000;

// The encoding lets Node open, write and close in one call. wx: a path that is written twice is our fault and must not go unseen.
const options = { encoding: 'utf8', flag: 'wx', mode: fileMode } as const;

function writeNew(content: Content, path: string, known?: Pick<Written, 'sha256'>): Written {
  writeFileSync(path, content, options);
  return { path, sha256: known?.sha256 ?? sha256(content) };
}
