import { CannotFollow } from './cannot-follow.js';
import { type ConfigNode, emptyMap, scalarNode } from './config-node.js';
import { keyOf, type Scalar } from './scalar.js';

/** A text that Python's json does not take; the message says where. */
export class WrongJson extends Error {
  override readonly name = 'WrongJson';
}

/**
 * Reads JSON as Python's json.loads does: 1 and 1.0 are not the same, and Infinity is a number. Throws a CannotFollow
 * at NaN, and at a key that stands there twice, of which the jsonpatch module makes a list. Source: jsonpatch.py.
 */
export const readJson = (text: string, { part }: { part: number }): ConfigNode =>
  new JsonReader(text, [part]).whole();

class JsonReader {
  readonly #text: string;
  readonly #from: readonly number[];
  #at = 0;

  constructor(text: string, from: readonly number[]) {
    this.#text = text;
    this.#from = from;
  }

  whole(): ConfigNode {
    const node = this.#value();
    this.#skipSpace();
    if (this.#at < this.#text.length) throw this.#wrong('nothing more');
    return node;
  }

  #value(): ConfigNode {
    this.#skipSpace();
    if (this.#take(/\{/y) !== undefined) return this.#object();
    if (this.#take(/\[/y) !== undefined) return this.#array();
    const text = this.#take(string);
    if (text !== undefined) return scalarNode(JSON.parse(text) as string, this.#from);
    const word = this.#take(/-?Infinity|NaN|true|false|null/y);
    if (word === 'NaN') throw new CannotFollow('the patch holds NaN');
    if (word !== undefined) return scalarNode(words[word] as Scalar, this.#from);
    const number = this.#take(/-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y);
    if (number === undefined) throw this.#wrong('a value');
    return scalarNode(/[.eE]/.test(number) ? Number(number) : BigInt(number), this.#from);
  }

  #array(): ConfigNode {
    const items: ConfigNode[] = [];
    const node: ConfigNode = { kind: 'list', items, from: this.#from };
    if (this.#closes(/\]/y)) return node;
    do items.push(this.#value());
    while (this.#closes(/,/y));
    if (!this.#closes(/\]/y)) throw this.#wrong('a comma or ]');
    return node;
  }

  #object(): ConfigNode {
    const node = emptyMap(this.#from);
    if (this.#closes(/\}/y)) return node;
    do {
      this.#skipSpace();
      const key = this.#take(string);
      if (key === undefined) throw this.#wrong('a key in double quotes');
      if (!this.#closes(/:/y)) throw this.#wrong('a colon');
      const name = JSON.parse(key) as string;
      if (node.entries.has(keyOf(name))) throw new CannotFollow(`the patch holds ${key} twice in one object`);
      node.entries.set(keyOf(name), { key: name, node: this.#value() });
    } while (this.#closes(/,/y));
    if (!this.#closes(/\}/y)) throw this.#wrong('a comma or }');
    return node;
  }

  #closes(pattern: RegExp): boolean {
    this.#skipSpace();
    return this.#take(pattern) !== undefined;
  }

  #skipSpace(): void {
    this.#take(/[ \t\n\r]*/y);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #wrong(expected: string): WrongJson {
    const line = this.#text.slice(0, this.#at).split('\n').length;
    return new WrongJson(`line ${line} of the patch is not valid JSON: expected ${expected}`);
  }
}

const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;

const words: Readonly<Record<string, Scalar>> = {
  Infinity,
  '-Infinity': -Infinity,
  true: true,
  false: false,
  null: null,
};
