/** Words of a cell: 64 bytes. */
export const cellWords = 16;

/**
 * In memory, word k of a cell is word 5k mod 16 of Salsa20's matrix: its diagonals lie beside each other, as SIMD wants them.
 * yescrypt's own mixing is defined on words in this order. Words of a block in the order of the definition, in place.
 */
export function shuffle(block: Int32Array): void {
  reorder(block, (cell, word) => cell[(word * 5) % cellWords]);
}

/** The way back. 5 times 13 is 1 mod 16. */
export function unshuffle(block: Int32Array): void {
  reorder(block, (cell, word) => cell[(word * 13) % cellWords]);
}

function reorder(block: Int32Array, wordOf: (cell: Int32Array, word: number) => number | undefined): void {
  for (let at = 0; at < block.length; at += cellWords) {
    const cell = block.slice(at, at + cellWords);
    for (let word = 0; word < cellWords; word += 1) block[at + word] = wordOf(cell, word) ?? 0;
  }
}

/**
 * Salsa20 with so many rounds, without its keys and counter, on the shuffled cell at `at`. Source: RFC 7914, section 3. A round
 * takes four quarter rounds, down the columns and along the rows in turn, each from its word on the diagonal.
 */
export function salsa20(block: Int32Array, at: number, rounds: number): void {
  for (let word = 0; word < cellWords; word += 1) matrix[(word * 5) % cellWords] = block[at + word] ?? 0;
  for (let round = 0; round < rounds; round += 1) {
    const [next, line] = round % 2 === 0 ? [4, 1] : [1, 4];
    for (let number = 0; number < 4; number += 1) quarterRound(matrix, line * number, number, next);
  }
  for (let word = 0; word < cellWords; word += 1) {
    block[at + word] = ((block[at + word] ?? 0) + (matrix[(word * 5) % cellWords] ?? 0)) | 0;
  }
}

const matrix = new Int32Array(cellWords);

/** The four words of a line (a column from `line` on, or a row), beginning at the one on the diagonal. */
function quarterRound(words: Int32Array, line: number, diagonal: number, step: number): void {
  const [a, b, c, d] = [0, 1, 2, 3].map((turn) => line + ((diagonal + turn) % 4) * step) as Four;
  const word = (index: number): number => words[index] ?? 0;
  words[b] = word(b) ^ rotated(word(a) + word(d), 7);
  words[c] = word(c) ^ rotated(word(b) + word(a), 9);
  words[d] = word(d) ^ rotated(word(c) + word(b), 13);
  words[a] = word(a) ^ rotated(word(d) + word(c), 18);
}

type Four = [number, number, number, number];

const rotated = (sum: number, bits: number): number => (sum << bits) | (sum >>> (32 - bits));
