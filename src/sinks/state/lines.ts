import { sha256 } from '../../domain/sha256.js';

const tab = 0x09;
const newline = 0x0a;

/**
 * Lines that begin with a name and a tab, sorted by that name, which is ASCII. They stay bytes, outside of the heap: of a
 * hundred thousand a build looks at a few.
 */
export class Lines {
  readonly bytes: Buffer;
  readonly #starts: Float64Array;
  #sha256: string | undefined;

  /** Throws where the text is cut off or not sorted: somebody or something has been at it. */
  constructor(bytes: Buffer) {
    this.bytes = bytes;
    let count = 0;
    for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, at + 1)) count += 1;
    this.#starts = new Float64Array(count + 1);
    let start = 0;
    let before = '';
    for (let index = 0; index < count; index += 1) {
      this.#starts[index] = start;
      const end = bytes.indexOf(newline, start);
      const nameEnd = bytes.indexOf(tab, start);
      if (nameEnd === -1 || nameEnd >= end) throw new Error('a line without a name');
      const name = bytes.toString('latin1', start, nameEnd);
      if (name <= before) throw new Error('lines that are not sorted');
      before = name;
      start = end + 1;
    }
    if (start !== bytes.length) throw new Error('a line without an end');
    this.#starts[count] = start;
  }

  /** Of all bytes, in hex. */
  get sha256(): string {
    this.#sha256 ??= sha256(this.bytes);
    return this.#sha256;
  }

  get count(): number {
    return this.#starts.length - 1;
  }

  name(index: number): string {
    const start = this.#starts[index] as number;
    return this.bytes.toString('latin1', start, this.bytes.indexOf(tab, start));
  }

  /** With its name, without its newline. */
  text(index: number): string {
    return this.bytes.toString('utf8', this.#starts[index], (this.#starts[index + 1] as number) - 1);
  }

  /** With its newline. */
  slice(index: number): Buffer {
    return this.bytes.subarray(this.#starts[index], this.#starts[index + 1]);
  }

  /** Lines that follow each other, the end not included. */
  range(start: number, end: number): Buffer {
    return this.bytes.subarray(this.#starts[start], this.#starts[end]);
  }

  /** Whether a line is one of another list, without a Buffer for each of them. */
  isSame(index: number, other: Lines, otherIndex: number): boolean {
    const [start, end] = [this.#starts[index], this.#starts[index + 1]];
    const [from, to] = [other.#starts[otherIndex], other.#starts[otherIndex + 1]];
    return this.bytes.compare(other.bytes, from, to, start, end) === 0;
  }

  /** The index of a name; undefined where there is none. */
  find(name: string): number | undefined {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.name(middle) < name) low = middle + 1;
      else high = middle;
    }
    return low < this.count && this.name(low) === name ? low : undefined;
  }
}

export const noLines = (): Lines => new Lines(Buffer.alloc(0));

/** What one list of lines has against another one. */
export interface LineChange {
  readonly name: string;
  /** Indexes; absent where a line came or went. */
  readonly before?: number;
  readonly after?: number;
}

/** The lines that differ, in the order of their names. */
export function lineChanges(before: Lines, after: Lines): readonly LineChange[] {
  const changes: LineChange[] = [];
  let [a, b] = [0, 0];
  while (a < before.count || b < after.count) {
    if (a < before.count && b < after.count && before.isSame(a, after, b)) {
      a += 1;
      b += 1;
      continue;
    }
    const [old, now] = [
      a < before.count ? before.name(a) : undefined,
      b < after.count ? after.name(b) : undefined,
    ];
    if (old !== undefined && (now === undefined || old < now)) changes.push({ name: old, before: a++ });
    else if (now !== undefined && (old === undefined || now < old)) changes.push({ name: now, after: b++ });
    else changes.push({ name: old as string, before: a++, after: b++ });
  }
  return changes;
}
