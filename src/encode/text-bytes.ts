/**
 * Texts one after the other as bytes of UTF-8, outside of the heap: a file that has some lines for each device of a large
 * fleet is longer than a string should be.
 */
export class TextBytes {
  #bytes = Buffer.allocUnsafeSlow(firstBytes);
  #length = 0;

  add(text: string): void {
    // A UTF-16 code unit is three bytes at the most.
    const needed = this.#length + text.length * 3;
    if (needed > this.#bytes.length) this.#grow(needed);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** All that was added. It is not to be added to afterwards. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(needed: number): void {
    const more = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(more, 0, 0, this.#length);
    this.#bytes = more;
  }
}

const firstBytes = 4096;

export function bytesOf(texts: Iterable<string>): Uint8Array {
  const bytes = new TextBytes();
  for (const text of texts) bytes.add(text);
  return bytes.bytes;
}
