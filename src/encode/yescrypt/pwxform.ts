import { cellWords } from './salsa20.js';

/** Words of one S-box: 256 rows of two numbers of 64 bits. */
export const boxWords = 256 * 2 * 2;

/** The three S-boxes and where the next write goes, in words. They change places at each call of `pwxform`. */
export interface Boxes {
  read: Int32Array;
  readToo: Int32Array;
  written: Int32Array;
  at: number;
}

const rounds = 6;
const laneWords = 4;

/**
 * yescrypt's parallel wide transformation of a cell, in place: each of its numbers of 64 bits becomes the product of its halves,
 * plus a number of one S-box, xor one of another, six times. The first number of a lane of two says which row of the S-boxes. What
 * the middle rounds give is written into the third S-box.
 */
export function pwxform(cell: Int32Array, boxes: Boxes): void {
  const { read, readToo, written } = boxes;
  let { at } = boxes;
  for (let round = 0; round < rounds; round += 1) {
    const isWritten = round > 0 && round < rounds - 1;
    for (let lane = 0; lane < cellWords; lane += laneWords) {
      // A row has 16 bytes, and the mask of a row is in bytes: (2^8 - 1) * 16.
      const row = ((cell[lane] as number) & 0xff0) >> 2;
      const rowToo = ((cell[lane + 1] as number) & 0xff0) >> 2;
      for (let word = 0; word < laneWords; word += 2) {
        const low = (cell[lane + word] as number) >>> 0;
        const high = (cell[lane + word + 1] as number) >>> 0;
        const productLow = Math.imul(low, high) >>> 0;
        // A product of doubles has 53 of its 64 bits. The low half is known, so what is missing in the high one is less than a half.
        const productHigh = Math.round((low * high - productLow) / 4294967296);
        const sum = productLow + ((read[row + word] as number) >>> 0);
        const carry = sum > 4294967295 ? 1 : 0;
        const newLow = (sum | 0) ^ (readToo[rowToo + word] as number);
        const newHigh =
          ((productHigh + (read[row + word + 1] as number) + carry) | 0) ^
          (readToo[rowToo + word + 1] as number);
        cell[lane + word] = newLow;
        cell[lane + word + 1] = newHigh;
        if (isWritten) {
          written[at] = newLow;
          written[at + 1] = newHigh;
          at += 2;
        }
      }
    }
  }
  boxes.read = written;
  boxes.readToo = read;
  boxes.written = readToo;
  boxes.at = at % boxWords;
}
