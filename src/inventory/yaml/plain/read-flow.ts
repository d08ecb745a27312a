import type { SourceEntry, SourceNode } from '../../../domain/source-node.js';
import { type PlainPlace, quotedScalar, scalarOf } from './scalars.js';

/** A list or a mapping in brackets that fill the rest of a line, a comment behind them aside; undefined where it is no plain one. */
export function readFlow(text: string, place: PlainPlace): SourceNode | undefined {
  const reader = new FlowReader(text, place);
  const node = reader.value();
  return node !== undefined && reader.isDone ? node : undefined;
}

class FlowReader {
  readonly #text: string;
  readonly #place: PlainPlace;
  #at = 0;
  #depth = 0;

  constructor(text: string, place: PlainPlace) {
    this.#text = text;
    this.#place = place;
  }

  get isDone(): boolean {
    return /^(?: +#.*)?$/.test(this.#text.slice(this.#at));
  }

  value(): SourceNode | undefined {
    const { file, line, column } = this.#place;
    const origin = { file, line, column: column + this.#at };
    if (this.#take(/\[ */y) !== undefined) return this.#below(() => this.#list(origin));
    if (this.#take(/\{ */y) !== undefined) return this.#below(() => this.#map(origin));
    const quoted = this.#take(/"[^"\\]*"|'[^']*'/y);
    if (quoted !== undefined) return quotedScalar(quoted.slice(1, -1), origin);
    const plain = this.#take(plainPattern);
    return plain === undefined ? undefined : scalarOf(plain, origin);
  }

  #list(origin: PlainPlace): SourceNode | undefined {
    const items: SourceNode[] = [];
    while (this.#take(/\]/y) === undefined) {
      if (items.length > 0 && this.#take(/, */y) === undefined) return undefined;
      const item = this.value();
      if (item === undefined) return undefined;
      items.push(item);
      this.#take(/ +/y);
    }
    return { kind: 'list', items, origin };
  }

  #map(origin: PlainPlace): SourceNode | undefined {
    const entries = new Map<string, SourceEntry>();
    const { file, line, column } = this.#place;
    while (this.#take(/\}/y) === undefined) {
      if (entries.size > 0 && this.#take(/, */y) === undefined) return undefined;
      const keyOrigin = { file, line, column: column + this.#at };
      const key = this.#take(/[A-Za-z_][\w.-]*(?=: )/y);
      if (key === undefined || key === '__proto__' || entries.has(key)) return undefined;
      this.#take(/: +/y);
      const node = this.value();
      if (node === undefined) return undefined;
      entries.set(key, { keyOrigin, node });
      this.#take(/ +/y);
    }
    return { kind: 'map', entries, origin };
  }

  #below(read: () => SourceNode | undefined): SourceNode | undefined {
    if (this.#depth >= deepest) return undefined;
    this.#depth += 1;
    const node = read();
    this.#depth -= 1;
    return node;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }
}

const deepest = 16;

/** No quotes, brackets or commas, and of colons those within a word: `52:54:00:12:34:56`. */
const plainPattern = /[^\s,[\]{}:#"'](?:[^\s,[\]{}:#"']|:(?=[^\s,[\]{}"'])| (?=[^\s,[\]{}:#"']))*/y;
