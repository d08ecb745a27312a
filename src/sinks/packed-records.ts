import type { DeviceRecord } from '../domain/manifest.js';

/** Records of devices by their digests, for those who may ask for one of them again. */
export type RecordsByDigest = Pick<ReadonlyMap<string, DeviceRecord>, 'get' | 'size'>;

/** The same, as JSON outside of the heap: as objects they take most of what a large build keeps of its devices. */
export class PackedRecords implements RecordsByDigest {
  /** Where a record begins: the number of its chunk, times the size of one, and the place in it. */
  readonly #places = new Map<string, number>();
  #chunks: Buffer[] = [];
  #used = chunkBytes;

  get size(): number {
    return this.#places.size;
  }

  set(digest: string, record: DeviceRecord): void {
    const text = JSON.stringify(record);
    const length = Buffer.byteLength(text);
    if (length + lengthBytes > chunkBytes - this.#used) {
      this.#chunks.push(Buffer.allocUnsafeSlow(Math.max(chunkBytes, length + lengthBytes)));
      this.#used = 0;
    }
    const chunk = this.#chunks.at(-1) as Buffer;
    chunk.writeUInt32LE(length, this.#used);
    chunk.write(text, this.#used + lengthBytes);
    this.#places.set(digest, (this.#chunks.length - 1) * chunkBytes + this.#used);
    this.#used += lengthBytes + length;
  }

  /** Lets go of what they hold. How many there are stays known, and which. */
  forget(): void {
    this.#chunks = [];
    this.#used = chunkBytes;
  }

  has(digest: string): boolean {
    return this.#places.has(digest);
  }

  get(digest: string): DeviceRecord | undefined {
    const place = this.#places.get(digest);
    if (place === undefined) return undefined;
    const chunk = this.#chunks[Math.floor(place / chunkBytes)];
    if (chunk === undefined) return undefined;
    const start = (place % chunkBytes) + lengthBytes;
    const length = chunk.readUInt32LE(start - lengthBytes);
    return JSON.parse(chunk.toString('utf8', start, start + length)) as DeviceRecord;
  }
}

const chunkBytes = 1 << 20;
const lengthBytes = 4;
