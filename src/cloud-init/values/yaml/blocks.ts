import { colonWords } from './misplaced.js';

/** A list or a mapping whose entries stand at one column. */
interface Block {
  readonly kind: 'block list' | 'block mapping';
  readonly column: number;
}

export type BlockKind = Block['kind'];

/** The blocks that are open, one inside the other; around all of them is a mapping that nothing can be outside of. */
export class Blocks {
  #inner: Block = { kind: 'block mapping', column: -1 };
  readonly #outer: Block[] = [];

  /** Of the innermost one. */
  get column(): number {
    return this.#inner.column;
  }

  /** Begins one where it is deeper than the innermost one; false where it is not. */
  begin(block: Block): boolean {
    if (this.#inner.column >= block.column) return false;
    this.#outer.push(this.#inner);
    this.#inner = block;
    return true;
  }

  /** Ends the innermost one where it is deeper than a column; false where it is not. */
  endDeeper(column: number): boolean {
    if (this.#inner.column <= column) return false;
    this.#inner = this.#outer.pop() as Block;
    return true;
  }

  /** What an entry at a column has to have to be one of the innermost block. */
  requiredAt(column: number): string | undefined {
    return this.#inner.column === column ? required[this.#inner.kind] : undefined;
  }
}

const required: Readonly<Record<BlockKind, string>> = {
  'block list': 'an entry of a list needs a dash and a space before it',
  'block mapping': colonWords,
};
