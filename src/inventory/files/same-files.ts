import { closeSync, constants, openSync, readSync } from 'node:fs';
import type { InputFile } from './input-file.js';
import { TextRoom } from './text-room.js';

/** What a file held when it was read last. */
export type KnownFile = Pick<InputFile, 'path' | 'size' | 'sha256'>;

/**
 * Reads many small files of which most are as they were, one after the other, by one read(2) each. Their bytes are kept where they were
 * read to, and are a text when somebody asks.
 */
export class SameFiles {
  readonly #root: string;
  readonly #known: readonly KnownFile[];
  #next = 0;
  #room = new TextRoom(0);

  /** `known` are sorted by path. */
  constructor(root: string, known: readonly KnownFile[]) {
    this.#root = root;
    this.#known = known;
  }

  get isEmpty(): boolean {
    return this.#known.length === 0;
  }

  /**
   * A plain file whose bytes are those that are known; undefined for every other, and where the system says no: then it is read as any
   * file is.
   */
  read(path: string): InputFile | undefined {
    const known = this.#find(path);
    if (known === undefined || known.size >= mostBytes) return undefined;
    if (this.#room.left < mostBytes) this.#room = new TextRoom(roomBytes);
    const room = this.#room;
    const length = readOnce(`${this.#root}/${path}`, room);
    if (length !== known.size || !room.isSame(length, known.sha256)) return undefined;
    return room.take(known);
  }

  /** Files are asked for in their order, mostly. */
  #find(path: string): KnownFile | undefined {
    let index = this.#next;
    if (this.#known[index]?.path !== path) index = this.#place(path);
    const found = this.#known[index];
    if (found?.path !== path) return undefined;
    this.#next = index + 1;
    return found;
  }

  #place(path: string): number {
    let [low, high] = [0, this.#known.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#known[middle] as KnownFile).path < path) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Undefined where there is no plain file: a link is looked at by who knows where it may lead, and nobody waits for a pipe. */
function readOnce(file: string, room: TextRoom): number | undefined {
  try {
    const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return readSync(descriptor, room.bytes, room.used, mostBytes, null);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

/** Files of one device have some hundred bytes; a larger one is read as any other. */
const mostBytes = 65_536;
const roomBytes = 16 * mostBytes;
