import { sha256 } from '../domain/sha256.js';
import { type Content, type FileMaker, fileMaker } from './making/file-maker.js';

/** A file that was written, and the SHA-256 of what it holds, in hex. */
export interface Written {
  readonly path: string;
  readonly sha256: string;
}

/**
 * Writes files, and equal texts once: the others are hard links, across devices as well. A link costs a fraction of a
 * file, and most files of a fleet are the same in every device. The paths that it was given have to stay until it is done.
 */
export class WrittenContents {
  // Two halves: what was not asked for while one filled up goes with the other.
  #young = new Map<string, Written>();
  #old = new Map<string, Written>();
  readonly maker: FileMaker;

  constructor(maker: FileMaker = fileMaker()) {
    this.maker = maker;
  }

  /** Makes a new file at `path`. */
  put(content: Content, path: string): Written {
    if (typeof content !== 'string' || content.length > longest) return this.#write(content, path);
    const young = this.#young.get(content);
    const known = young ?? this.#old.get(content);
    const written = known === undefined ? this.#write(content, path) : this.again(path, known);
    if (young === undefined) this.#remember(content, written);
    return written;
  }

  /** Makes a file that holds the same as a known one. */
  again(path: string, known: Written): Written {
    this.maker.same(path, known.path);
    return known;
  }

  #write(content: Content, path: string): Written {
    this.maker.file(path, content);
    return { path, sha256: sha256(content) };
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
