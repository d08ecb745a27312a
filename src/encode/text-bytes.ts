/**
 * Texts one after the other as bytes of UTF-8, outside of the heap: a file that has some lines for each device of a large
 * fleet is longer than a string should be.
 */
export class TextBytes {
  #bytes = Buffer.allocUnsafeSlow(firstBytes);
  #length = 0;

  add(text: string): void {
    // A UTF-16 code unit is three bytes at the most.
    this.#makeRoom(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length);
  }

  addBytes(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** All that was added until now. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #makeRoom(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
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
