import { sha256 } from '../../domain/sha256.js';
import type { InputFile } from './input-file.js';

/** The bytes of many files, one behind the other and outside of the heap. */
export class TextRoom {
  readonly bytes: Buffer;
  used = 0;
  readonly #words = new Map<string, boolean>();

  constructor(length: number) {
    this.bytes = Buffer.allocUnsafe(length);
  }

  get left(): number {
    return this.bytes.length - this.used;
  }

  /** Whether what was read behind all others, and not taken yet, has a SHA-256. */
  isSame(length: number, digest: string): boolean {
    return sha256(this.bytes.subarray(this.used, this.used + length)) === digest;
  }

  /** Keeps it; undefined where it is no text, or begins with a byte order mark, which is no part of one. */
  take({ path, size, sha256: digest }: Pick<InputFile, 'path' | 'size' | 'sha256'>): InputFile | undefined {
    if (this.bytes[this.used] === 0xef) return undefined;
    const file = new KeptFile(this, this.used, { path, size, sha256: digest });
    this.used += size;
    return file;
  }

  text(start: number, end: number): string {
    return this.bytes.toString('utf8', start, end);
  }

  /** Whether a word of ASCII stands in any of the files. Asked when all are there. */
  holds(word: string): boolean {
    const known = this.#words.get(word) ?? this.bytes.subarray(0, this.used).includes(word);
    this.#words.set(word, known);
    return known;
  }
}

class KeptFile implements InputFile {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly #room: TextRoom;
  readonly #start: number;

  constructor(
    room: TextRoom,
    start: number,
    { path, size, sha256: digest }: Pick<InputFile, 'path' | 'size' | 'sha256'>,
  ) {
    this.path = path;
    this.size = size;
    this.sha256 = digest;
    this.#room = room;
    this.#start = start;
  }

  get text(): string {
    return this.#room.text(this.#start, this.#start + this.size);
  }

  mayHold(word: string): boolean {
    return this.#room.holds(word);
  }
}
