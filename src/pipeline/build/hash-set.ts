/**
 * Texts of which a set keeps 62 bits each, outside of the heap: half a million of them are 8 MB, as strings they would be 60. It never says that it lacks
 * what it has. That it has what it lacks it says once in 10^7 sets of that size.
 */
export class HashSet {
  // Two halves of each hash, side by side; a first half of 0 is a free place.
  #slots = new Int32Array(2 * 1024);
  #count = 0;
  #high = 0;
  #low = 0;

  has(text: string): boolean {
    this.#hash(text);
    return this.#slots[this.#place(this.#slots)] !== 0;
  }

  add(text: string): void {
    if (this.#count * 4 >= this.#slots.length) this.#grow();
    this.#hash(text);
    const at = this.#place(this.#slots);
    if (this.#slots[at] !== 0) return;
    this.#slots[at] = this.#high;
    this.#slots[at + 1] = this.#low;
    this.#count += 1;
  }

  /** Where the hash stands, or a free place for it. */
  #place(slots: Int32Array): number {
    const last = slots.length - 1;
    let at = (this.#low * 2) & last;
    while (slots[at] !== 0 && (slots[at] !== this.#high || slots[at + 1] !== this.#low)) at = (at + 2) & last;
    return at;
  }

  #grow(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    for (let at = 0; at < old.length; at += 2) {
      if (old[at] === 0) continue;
      this.#high = old[at] as number;
      this.#low = old[at + 1] as number;
      const place = this.#place(slots);
      slots[place] = this.#high;
      slots[place + 1] = this.#low;
    }
    this.#slots = slots;
  }

  /** Two hashes that are mixed with each other, as cyrb53 does it. */
  #hash(text: string): void {
    let [high, low] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      high = Math.imul(high ^ code, 0x9e3779b1);
      low = Math.imul(low ^ code, 0x5f356495);
    }
    high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
    low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
    // Never that of a free place.
    this.#high = high | 1;
    this.#low = low | 0;
  }
}
