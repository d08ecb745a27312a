import type { DeviceRecord } from '../domain/manifest.js';
import { packed, unpacked } from './packed.js';

/** Records of devices by their digests, for those who may ask for one of them again. */
export type RecordsByDigest = Pick<ReadonlyMap<string, DeviceRecord>, 'get' | 'size'>;

/** The same, packed and outside of the heap: as objects they take most of what a large build keeps of its devices. */
export class PackedRecords implements RecordsByDigest {
  /** Where a record begins: the number of its chunk, times the size of one, and the place in it. */
  readonly #places = new Map<string, number>();
  #full: Uint8Array[] = [];
  /** The chunk after the full ones. */
  #open = Buffer.alloc(0);
  #used = 0;
  /** Who asks for one record asks for its neighbours. */
  #unpacked: { readonly index: number; readonly chunk: Buffer } | undefined;

  get size(): number {
    return this.#places.size;
  }

  set(digest: string, record: DeviceRecord): void {
    const text = JSON.stringify(record);
    const length = Buffer.byteLength(text);
    this.#makeRoom(length + lengthBytes);
    this.#open.writeUInt32LE(length, this.#used);
    this.#open.write(text, this.#used + lengthBytes);
    this.#places.set(digest, this.#full.length * chunkBytes + this.#used);
    this.#used += lengthBytes + length;
  }

  /** Lets go of what they hold. How many there are stays known, and which. */
  forget(): void {
    this.#full = [];
    this.#unpacked = undefined;
    this.#open = Buffer.alloc(0);
    this.#used = 0;
  }

  has(digest: string): boolean {
    return this.#places.has(digest);
  }

  get(digest: string): DeviceRecord | undefined {
    const place = this.#places.get(digest);
    const chunk = place === undefined ? undefined : this.#chunk(Math.floor(place / chunkBytes));
    if (place === undefined || chunk === undefined) return undefined;
    const start = (place % chunkBytes) + lengthBytes;
    if (start > chunk.length) return undefined;
    const length = chunk.readUInt32LE(start - lengthBytes);
    return JSON.parse(chunk.toString('utf8', start, start + length)) as DeviceRecord;
  }

  #makeRoom(bytes: number): void {
    if (this.#used > 0 && this.#used + bytes > chunkBytes) {
      this.#full.push(packed(this.#open.subarray(0, this.#used)));
      this.#used = 0;
    }
    // A record that is larger has a chunk of its own.
    if (this.#open.length < bytes) this.#open = Buffer.allocUnsafeSlow(Math.max(chunkBytes, bytes));
  }

  #chunk(index: number): Buffer | undefined {
    if (index === this.#full.length) return this.#open;
    if (this.#unpacked?.index === index) return this.#unpacked.chunk;
    const full = this.#full[index];
    if (full === undefined) return undefined;
    const chunk = unpacked(full);
    this.#unpacked = { index, chunk };
    return chunk;
  }
}

const chunkBytes = 1 << 20;
const lengthBytes = 4;
