import type { Cursor } from './cursor.js';
import { YamlMistake } from './mistake.js';

/** Where a key without `?` may have begun; the colon behind it will tell. */
export interface SimpleKey {
  /** Of its first token, counted from the first one of the text. */
  readonly number: number;
  /** What is missing where no colon comes, since the next entry of a block has to begin here. */
  readonly required: string | undefined;
  readonly at: number;
  readonly line: number;
  readonly column: number;
  /** How many brackets are open around it. */
  readonly level: number;
}

/**
 * The keys that may be open, one for each level of brackets, from the outermost one inwards. Such a key is on one line
 * and has 1,024 characters at most. Source: PyYAML scanner.py, "Simple keys treatment".
 */
export class SimpleKeys {
  #keys: SimpleKey[] = [];

  /** The first token of all that may be a key. */
  get first(): number | undefined {
    return this.#keys[0]?.number;
  }

  save(key: SimpleKey): void {
    this.#keys.push(key);
  }

  /** The key that is open at a level, which is open no longer. */
  take(level: number): SimpleKey | undefined {
    return this.#keys.at(-1)?.level === level ? this.#keys.pop() : undefined;
  }

  /** As `take`, where nothing has come that makes a key of it. */
  drop(level: number): void {
    refuse(this.take(level));
  }

  /** Gives up keys that are too long to be some. The outer ones began before the inner ones. */
  dropStale(cursor: Cursor): void {
    while (this.#keys[0] !== undefined && isStale(this.#keys[0], cursor)) refuse(this.#keys.shift());
  }

  clear(): void {
    this.#keys = [];
  }
}

const longest = 1024;

const isStale = ({ line, at }: SimpleKey, cursor: Cursor): boolean =>
  line !== cursor.line || (cursor.at - at > longest && !isShort(cursor.text.slice(at, cursor.at)));

/** Python counts a character of two halves once. */
const isShort = (text: string): boolean => text.length <= 2 * longest && [...text].length <= longest;

function refuse(key: SimpleKey | undefined): void {
  if (key?.required !== undefined) throw new YamlMistake(key.required, key.at);
}
