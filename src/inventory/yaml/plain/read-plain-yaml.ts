import type { SourceEntry, SourceMap, SourceNode } from '../../../domain/source-node.js';
import { readFlow } from './read-flow.js';
import { type PlainPlace, quotedScalar, scalarOf } from './scalars.js';

/**
 * Reads YAML as most inventories have it, ten times as fast as the library: block mappings and lists, lists and mappings within one
 * line, values within one line. Gives what the library gives, with the same places, or undefined: then the library reads the
 * file, and says what is wrong with it. test/unit/inventory/plain-yaml.test.ts holds one against the other.
 */
export function readPlainYaml(text: string, { file }: { file: string }): SourceNode | undefined {
  if (!isPlainText.test(text)) return undefined;
  const lines: Line[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const indent = line.search(/[^ ]/);
    if (line.length > longest) return undefined;
    if (indent !== -1 && line[indent] !== '#')
      lines.push({ indent, text: line.slice(indent).trimEnd(), number: index + 1 });
  }
  if (lines[0]?.indent !== 0) return undefined;
  const reader = new BlockReader(lines, file);
  const node = reader.map(0);
  return reader.isDone ? node : undefined;
}

/** A key of more than 1,024 characters is none. */
const longest = 1000;
const deepest = 32;
const isPlainText = /^[\n\x20-\x7e]*$/;

/** A line that says something, without its indentation and the spaces at its end. */
interface Line {
  readonly indent: number;
  readonly text: string;
  readonly number: number;
}

/** A key, its colon and the spaces behind. */
const keyPattern = /^(?:([A-Za-z_][\w.-]*)|"([^"\\]+)"|'([^']+)'):(?: +|$)/;

class BlockReader {
  readonly #lines: Line[];
  readonly #file: string;
  #at = 0;
  #depth = 0;

  constructor(lines: Line[], file: string) {
    this.#lines = lines;
    this.#file = file;
  }

  get isDone(): boolean {
    return this.#at === this.#lines.length;
  }

  map(indent: number): SourceMap | undefined {
    const entries = new Map<string, SourceEntry>();
    const { number } = this.#lines[this.#at] as Line;
    for (let line = this.#lineAt(indent); line !== undefined; line = this.#lineAt(indent)) {
      const [head, plain, double, single] = keyPattern.exec(line.text) ?? [];
      const key = plain ?? double ?? single;
      // What stands twice, and a key that JavaScript knows, is the library's to report.
      if (head === undefined || key === undefined || key === '__proto__' || entries.has(key))
        return undefined;
      const node = this.#behind(line, head.length, { indent });
      if (node === undefined) return undefined;
      entries.set(key, { keyOrigin: this.#origin(line.number, line.indent), node });
    }
    return { kind: 'map', entries, origin: this.#origin(number, indent) };
  }

  #list(indent: number): SourceNode | undefined {
    const items: SourceNode[] = [];
    const { number } = this.#lines[this.#at] as Line;
    for (let line = this.#lineAt(indent); line?.text.startsWith('- '); line = this.#lineAt(indent)) {
      const item = this.#item(line, line.text.search(/(?<=^- +)[^ ]/), { indent });
      if (item === undefined) return undefined;
      items.push(item);
    }
    return { kind: 'list', items, origin: this.#origin(number, indent) };
  }

  #item(line: Line, length: number, { indent }: { indent: number }): SourceNode | undefined {
    const text = line.text.slice(length);
    // An item that stands in the lines below its dash is rare.
    if (text === '' || text.startsWith('#')) return undefined;
    if (!keyPattern.test(text)) return this.#behind(line, length, { indent });
    this.#lines[this.#at] = { ...line, indent: indent + length, text };
    return this.#below(() => this.map(indent + length));
  }

  /** The value behind the first characters of the line, or in the lines below it. */
  #behind(line: Line, length: number, { indent }: { indent: number }): SourceNode | undefined {
    const text = line.text.slice(length);
    this.#at += 1;
    const next = this.#lines[this.#at];
    if (text === '' || text.startsWith('#')) {
      const isList = next?.text.startsWith('- ') === true;
      if (next === undefined || next.indent < indent || (next.indent === indent && !isList)) return undefined;
      return this.#below(() => (isList ? this.#list(next.indent) : this.map(next.indent)));
    }
    // A line that is deeper goes on with the value.
    if (next !== undefined && next.indent > indent) return undefined;
    return valueIn(text, { file: this.#file, line: line.number, column: line.indent + length + 1 });
  }

  #below(read: () => SourceNode | undefined): SourceNode | undefined {
    if (this.#depth >= deepest) return undefined;
    this.#depth += 1;
    const node = read();
    this.#depth -= 1;
    return node;
  }

  /** The next line, where it has this indentation. A deeper one is left for nobody, and then the file is not plain. */
  #lineAt(indent: number): Line | undefined {
    const line = this.#lines[this.#at];
    return line?.indent === indent ? line : undefined;
  }

  #origin(line: number, indent: number) {
    return { file: this.#file, line, column: indent + 1 };
  }
}

/** A value and maybe a comment, to the end of the line. */
function valueIn(text: string, place: PlainPlace): SourceNode | undefined {
  const first = text[0] as string;
  if (first === '[' || first === '{') return readFlow(text, place);
  if (first === '"' || first === "'") {
    const [, double, single] = /^(?:"([^"\\]*)"|'([^']*)')(?: +#.*)?$/.exec(text) ?? [];
    const value = double ?? single;
    return value === undefined ? undefined : quotedScalar(value, place);
  }
  const comment = text.search(/ +#/);
  return scalarOf(comment === -1 ? text : text.slice(0, comment), place);
}
