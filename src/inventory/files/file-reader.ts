import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { sha256 } from '../../domain/sha256.js';

/** What files held when they were read last, by their paths: SHA-256 in hex. */
export type KnownFiles = ReadonlyMap<string, string>;

/** A file of a device is not as it was: who asked for no more than that need not read on. */
export class FileChanged extends Error {
  override readonly name = 'FileChanged';
}

/**
 * Reads many small files, one after the other, by one read(2) each where that gives the bytes that are known of it: a file that is not
 * as it was is read to its end, since a read may give less than there is.
 */
export class FileReader {
  readonly #root: string;
  readonly #known: KnownFiles;
  readonly #endsAtChange: boolean;
  readonly #room = Buffer.allocUnsafe(roomBytes);

  constructor(root: string, { known, endsAtChange }: { known: KnownFiles; endsAtChange: boolean }) {
    this.#root = root;
    this.#known = known;
    this.#endsAtChange = endsAtChange;
  }

  /** `bytes` hold until the next file is read. Throws what the system says. */
  read(path: string): { readonly bytes: Buffer; readonly sha256: string } {
    const file = `${this.#root}/${path}`;
    const known = this.#known.get(path);
    if (known !== undefined) {
      const bytes = this.#readOnce(file);
      if (sha256(bytes) === known) return { bytes, sha256: known };
    }
    const bytes = readFileSync(file);
    const digest = sha256(bytes);
    if (this.#endsAtChange && digest !== known) throw new FileChanged(path);
    return { bytes, sha256: digest };
  }

  #readOnce(file: string): Buffer {
    const descriptor = openSync(file, 'r');
    try {
      return this.#room.subarray(0, readSync(descriptor, this.#room, 0, roomBytes, null));
    } finally {
      closeSync(descriptor);
    }
  }
}

/** Files of one device have some hundred bytes; a larger one is read as any other. */
const roomBytes = 65_536;
