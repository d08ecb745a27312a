import { createHmac } from 'node:crypto';
import { type Boxes, boxWords, pwxform } from './pwxform.js';
import { cellWords, salsa20, shuffle, unshuffle } from './salsa20.js';

export interface Mixed {
  /** The block, and the key that goes with it. */
  readonly block: Uint8Array;
  readonly key: Uint8Array;
}

/**
 * Fills a memory of so many blocks, each made of the one before and of one of all before, then goes through it at random: scrypt's
 * SMix (RFC 7914, section 5) with yescrypt's reads while it fills and writes while it reads. `count` is a power of two.
 */
export function mixMemory({ block: bytes, key }: Mixed, count: number): Mixed {
  const block = wordsOf(bytes);
  shuffle(block);
  const boxes = makeBoxes(block.subarray(0, 2 * cellWords));
  unshuffle(block);
  const newKey = createHmac('sha256', bytesOf(block.subarray(-cellWords)))
    .update(key)
    .digest();
  shuffle(block);
  const memory = new Int32Array(count * block.length);
  fill(memory, block, boxes);
  walk(memory, block, boxes);
  unshuffle(block);
  return { block: bytesOf(block), key: newKey };
}

/** Three S-boxes from two cells, by scrypt's mixing with Salsa20/8. It leaves its mark on the cells. */
function makeBoxes(cells: Int32Array): Boxes {
  const all = new Int32Array(3 * boxWords);
  for (let at = 0; at < all.length; at += cells.length) {
    all.set(cells, at);
    for (const cell of [0, cellWords]) {
      xor(cells.subarray(cell, cell + cellWords), cells.subarray(cellWords - cell, 2 * cellWords - cell));
      salsa20(cells, cell, 8);
    }
  }
  const [written, readToo, read] = [0, 1, 2].map((box) => all.subarray(box * boxWords, (box + 1) * boxWords));
  return { read, readToo, written, at: 0 } as Boxes;
}

function fill(memory: Int32Array, block: Int32Array, boxes: Boxes): void {
  const size = block.length;
  for (let index = 0; index * size < memory.length; index += 1) {
    memory.set(block, index * size);
    if (index > 1) {
      // One of the last blocks, as many of them as the largest power of two that are there.
      const window = 2 ** (31 - Math.clz32(index));
      const chosen = pick(block, window) + index - window;
      xor(block, memory.subarray(chosen * size, (chosen + 1) * size));
    }
    mixBlock(block, boxes);
  }
}

/** A third of the memory, rounded up to an even number of blocks: yescrypt's t = 0. */
function walk(memory: Int32Array, block: Int32Array, boxes: Boxes): void {
  const size = block.length;
  const count = memory.length / size;
  const steps = 2 * Math.ceil(Math.floor((count + 2) / 3) / 2);
  for (let step = 0; step < steps; step += 1) {
    const chosen = memory.subarray(pick(block, count) * size).subarray(0, size);
    xor(block, chosen);
    chosen.set(block);
    mixBlock(block, boxes);
  }
}

/** A number below a power of two, from the first word of the last cell. */
const pick = (block: Int32Array, below: number): number => (block.at(-cellWords) ?? 0) & (below - 1);

/** Each cell is mixed with the one before, the first with the last; the last goes through Salsa20/2 besides. */
function mixBlock(block: Int32Array, boxes: Boxes): void {
  const cell = block.slice(-cellWords);
  for (let at = 0; at < block.length; at += cellWords) {
    xor(cell, block.subarray(at, at + cellWords));
    pwxform(cell, boxes);
    block.set(cell, at);
  }
  salsa20(block, block.length - cellWords, 2);
}

function xor(into: Int32Array, other: Int32Array): void {
  for (let index = 0; index < into.length; index += 1)
    into[index] = (into[index] as number) ^ (other[index] as number);
}

/** Words are little-endian, whatever the machine is. */
function wordsOf(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int32Array.from({ length: bytes.length / 4 }, (_, index) => view.getInt32(index * 4, true));
}

function bytesOf(words: Int32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(words.length * 4));
  words.forEach((word, index) => {
    view.setInt32(index * 4, word, true);
  });
  return new Uint8Array(view.buffer);
}
