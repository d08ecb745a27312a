import { type ConfigNode, emptyMap, keyOf, type Scalar, scalarNode } from './config-node.js';

/** A text that Python's json does not take; the message says where. */
export class WrongJson extends Error {
  override readonly name = 'WrongJson';
}

/**
 * Reads JSON as Python's json.loads does for the jsonpatch module: 1 and 1.0 are not the same, NaN and Infinity are
 * numbers, and a key that stands there several times has a list of its values. Source: jsonpatch.py multidict.
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
    const values = new Map<string, ConfigNode[]>();
    if (this.#closes(/\}/y)) return emptyMap(this.#from);
    do {
      this.#skipSpace();
      const key = this.#take(string);
      if (key === undefined) throw this.#wrong('a key in double quotes');
      if (!this.#closes(/:/y)) throw this.#wrong('a colon');
      const name = JSON.parse(key) as string;
      values.set(name, [...(values.get(name) ?? []), this.#value()]);
    } while (this.#closes(/,/y));
    if (!this.#closes(/\}/y)) throw this.#wrong('a comma or }');
    const node = emptyMap(this.#from);
    for (const [key, [first, ...others]] of values as Map<string, [ConfigNode, ...ConfigNode[]]>) {
      const value: ConfigNode =
        others.length === 0 ? first : { kind: 'list', items: [first, ...others], from: this.#from };
      node.entries.set(keyOf(key), { key, node: value });
    }
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
    return new WrongJson(`line ${line} of the patch is no JSON: ${expected} is expected`);
  }
}

const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/y;

const words: Readonly<Record<string, Scalar>> = {
  NaN: Number.NaN,
  Infinity,
  '-Infinity': -Infinity,
  true: true,
  false: false,
  null: null,
};
