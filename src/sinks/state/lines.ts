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

  /** Throws where the text is cut off or not sorted: somebody or something has been at it. `starts` are those that are known. */
  constructor(bytes: Buffer, starts: Float64Array = startsIn(bytes)) {
    this.bytes = bytes;
    this.#starts = starts;
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
    return this.bytes.toString('latin1', ...this.fieldAt(index, 0));
  }

  /** With its name, without its newline. */
  text(index: number): string {
    return this.bytes.toString('utf8', this.#starts[index], (this.#starts[index + 1] as number) - 1);
  }

  /** A field of a line, counted from its name, which is the first. */
  field(index: number, number: number): string {
    const [start, end] = this.fieldAt(index, number);
    return this.bytes.toString('utf8', start, end);
  }

  /** Where it stands in the bytes, the end not included. */
  fieldAt(index: number, number: number): readonly [start: number, end: number] {
    const { bytes } = this;
    const lineEnd = (this.#starts[index + 1] as number) - 1;
    let start = this.#starts[index] as number;
    // Fields are short: to look at each byte takes less than a call for each tab.
    for (let left = number; left > 0 && start < lineEnd; start += 1) if (bytes[start] === tab) left -= 1;
    let end = start;
    while (end < lineEnd && bytes[end] !== tab) end += 1;
    return [start, end];
  }

  /** A field of a line that is ASCII, counted from the last, which is 0: who wants one of those need not look at all before it. */
  fieldFromEnd(index: number, number: number): string {
    let end = (this.#starts[index + 1] as number) - 1;
    for (let left = number; left > 0; left -= 1) end = this.bytes.lastIndexOf(tab, end - 1);
    return this.bytes.toString('latin1', this.bytes.lastIndexOf(tab, end - 1) + 1, end);
  }

  /** The indexes of the lines in which a field, that is not the first or the last, has a text. Looks for it in all bytes at once. */
  withField(text: string, number: number): number[] {
    const sought = Buffer.from(`\t${text}\t`);
    const found: number[] = [];
    for (let at = this.bytes.indexOf(sought); at !== -1; at = this.bytes.indexOf(sought, at + 1)) {
      const index = this.#lineAt(at);
      if (this.fieldAt(index, number)[0] === at + 1) found.push(index);
    }
    return found;
  }

  /** The line in which a byte stands. */
  #lineAt(at: number): number {
    let [low, high] = [0, this.count];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= at) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Whether a field of two lines is the same. */
  isFieldSame(index: number, other: number, number: number): boolean {
    const [start, end] = this.fieldAt(index, number);
    const [from, to] = this.fieldAt(other, number);
    return end - start === to - from && this.bytes.compare(this.bytes, from, to, start, end) === 0;
  }

  /** Lines that follow each other, the end not included. */
  range(start: number, end: number): Buffer {
    return this.bytes.subarray(this.#starts[start], this.#starts[end]);
  }

  /** Whether `count` lines from one on are those of another list, without a Buffer for any of them. */
  areSame(index: number, other: Lines, otherIndex: number, count: number): boolean {
    const [start, end] = [this.#starts[index] as number, this.#starts[index + count] as number];
    const [from, to] = [other.#starts[otherIndex] as number, other.#starts[otherIndex + count] as number];
    return end - start === to - from && this.bytes.compare(other.bytes, from, to, start, end) === 0;
  }

  /** The index of a name; undefined where there is none. */
  find(name: string): number | undefined {
    const index = this.placeOf(name);
    return index < this.count && this.name(index) === name ? index : undefined;
  }

  /** Where a name stands, or would stand. */
  placeOf(name: string): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.name(middle) < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * These lines without some, by their indexes, and with others, each in the place of one of its name. Both are sorted. What stays is copied
   * in as few pieces as there are gaps.
   */
  with(added: readonly NewLine[], { without }: { without: readonly number[] }): Lines {
    const starts = new Float64Array(this.count + added.length + 1);
    const pieces: Buffer[] = [];
    let [from, count, length] = [0, 0, 0];
    const keepTo = (end: number): void => {
      if (end <= from) return;
      pieces.push(this.range(from, end));
      const shift = length - (this.#starts[from] as number);
      while (from < end) starts[count++] = (this.#starts[from++] as number) + shift;
      length = (this.#starts[end] as number) + shift;
    };
    let gone = 0;
    const dropTo = (end: number): void => {
      for (; gone < without.length && (without[gone] as number) < end; gone += 1) {
        keepTo(without[gone] as number);
        from = Math.max(from, (without[gone] as number) + 1);
      }
    };
    for (const { name, bytes } of added) {
      const place = this.placeOf(name);
      dropTo(place);
      keepTo(place);
      if (place < this.count && this.name(place) === name) from = Math.max(from, place + 1);
      pieces.push(bytes);
      starts[count++] = length;
      length += bytes.length;
    }
    dropTo(this.count);
    keepTo(this.count);
    starts[count] = length;
    return new Lines(Buffer.concat(pieces, length), starts.slice(0, count + 1));
  }
}

/** A line with its newline. */
export interface NewLine {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Bytes are compared where they stand: of a hundred thousand lines no name becomes a string. */
function startsIn(bytes: Buffer): Float64Array {
  let starts = new Float64Array(1024);
  let count = 0;
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(newline, start);
    if (end === -1) throw new Error('a line without an end');
    let nameEnd = start;
    while (nameEnd < end && bytes[nameEnd] !== tab) nameEnd += 1;
    if (nameEnd === start || nameEnd === end) throw new Error('a line without a name');
    if (count > 0 && !isNameBefore(bytes, starts[count - 1] as number, start))
      throw new Error('lines that are not sorted');
    if (count + 2 > starts.length) {
      const more = new Float64Array(starts.length * 2);
      more.set(starts);
      starts = more;
    }
    starts[count] = start;
    count += 1;
    start = end + 1;
  }
  starts[count] = bytes.length;
  return starts.slice(0, count + 1);
}

/** Whether the name at one place comes before the one at another. A tab, which ends a name, comes before all that is in one. */
function isNameBefore(bytes: Buffer, one: number, other: number): boolean {
  for (let at = 0; ; at += 1) {
    const [a, b] = [bytes[one + at] as number, bytes[other + at] as number];
    if (a !== b) return a < b;
    if (a === tab) return false;
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

/**
 * The lines that differ, in the order of their names. Most of a fleet is as it was, so lines are looked at in runs, which double while
 * they are the same, and are halved to where they are not.
 */
export function* lineChanges(before: Lines, after: Lines): Iterable<LineChange> {
  let [a, b] = [0, 0];
  let run = 1;
  let isNarrow = false;
  while (a < before.count || b < after.count) {
    const count = Math.min(run, before.count - a, after.count - b);
    if (count > 0 && before.areSame(a, after, b, count)) {
      a += count;
      b += count;
      run = isNarrow ? Math.max(count >> 1, 1) : count * 2;
      continue;
    }
    isNarrow = count > 1;
    run = Math.max(count >> 1, 1);
    if (isNarrow) continue;
    const [old, now] = [
      a < before.count ? before.name(a) : undefined,
      b < after.count ? after.name(b) : undefined,
    ];
    if (old !== undefined && (now === undefined || old < now)) yield { name: old, before: a++ };
    else if (now !== undefined && (old === undefined || now < old)) yield { name: now, after: b++ };
    else yield { name: old as string, before: a++, after: b++ };
  }
}
