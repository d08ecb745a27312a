import { encodeLiteral } from '../../encode/yaml/literal.js';
import { encodeNumber, encodeText } from '../../encode/yaml/scalar.js';
import type { ConfigNode } from '../values/config-node.js';
import { type Scalar, Timestamp } from '../values/scalar.js';

export interface AnnotateOptions {
  /** What is said about a value, in a comment behind it, where it is not what was said about the value above it. */
  readonly note: (node: ConfigNode) => string;
}

/** A merged config as YAML that PyYAML reads back as the same values, with comments. */
export function annotatedYaml(root: ConfigNode, { note }: AnnotateOptions): string {
  const writer = new AnnotatedYaml(note);
  writer.write(root, { lead: '', column: 0, said: '' });
  return writer.text;
}

interface Place {
  /** What stands on the line already: spaces, dashes, a key. */
  readonly lead: string;
  /** Where the entries of a block at this place stand. */
  readonly column: number;
  /** The note of the value above. */
  readonly said: string;
}

class AnnotatedYaml {
  readonly #note: AnnotateOptions['note'];
  readonly #lines: string[] = [];
  // A note that belongs to the next line, since the value that it is about has no line of its own.
  #pending: string | undefined;

  constructor(note: AnnotateOptions['note']) {
    this.#note = note;
  }

  get text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  write(node: ConfigNode, { lead, column, said }: Place): void {
    const note = this.#note(node);
    if (note !== said) this.#pending = note;
    const entries = entriesOf(node);
    if (entries === undefined) return this.#writeScalar(node, { lead, column });
    if (entries.length === 0) return this.#line(`${lead}${emptyOf(node)}`);
    const isKey = lead.trimEnd().endsWith(':');
    // Behind a key a block begins on the next line, behind a dash on the same.
    if (isKey) this.#line(lead.trimEnd());
    const margin = ' '.repeat(column);
    let before = isKey ? margin : lead;
    for (const { key, node: value } of entries) {
      this.write(value, { lead: this.#leadOf(key, { before, margin }), column: column + 2, said: note });
      before = margin;
    }
  }

  /** What stands before a value: a dash, or its key; a key that is longer than readers look has a line of its own. */
  #leadOf(key: Scalar | undefined, { before, margin }: { before: string; margin: string }): string {
    if (key === undefined) return `${before}- `;
    const name = scalarText(key);
    if (name.length <= longestPlainKey) return `${before}${name}: `;
    this.#lines.push(`${before}? ${name}`);
    return `${margin}: `;
  }

  #writeScalar(node: ConfigNode, { lead, column }: Omit<Place, 'said'>): void {
    const value = node.kind === 'scalar' ? node.value : undefined;
    const literal = typeof value === 'string' ? encodeLiteral(value) : undefined;
    if (literal === undefined) return this.#line(`${lead}${valueText(node)}`);
    this.#line(`${lead}${literal.header}`);
    // The margin of a block is that of its key and two more; an item's key is its dash.
    const margin = ' '.repeat(column);
    for (const line of literal.lines) this.#lines.push(line === '' ? '' : `${margin}${line}`);
  }

  #line(text: string): void {
    this.#lines.push(this.#pending === undefined ? text : `${text}  # ${this.#pending}`);
    this.#pending = undefined;
  }
}

interface Entry {
  readonly key?: Scalar;
  readonly node: ConfigNode;
}

function entriesOf(node: ConfigNode): readonly Entry[] | undefined {
  if (node.kind === 'map') return [...node.entries.values()];
  return node.kind === 'list' ? node.items.map((item) => ({ node: item })) : undefined;
}

const emptyOf = (node: ConfigNode): string => (node.kind === 'map' ? '{}' : '[]');

// Both PyYAML and the yaml package read a key before its `:` only up to 1,024 characters.
const longestPlainKey = 1000;

function valueText(node: ConfigNode): string {
  if (node.kind === 'scalar') return scalarText(node.value);
  return emptyOf(node);
}

function scalarText(value: Scalar): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'string') return encodeText(value);
  if (value instanceof Timestamp) return value.text;
  if (value instanceof Uint8Array) return `!!binary "${Buffer.from(value).toString('base64')}"`;
  if (!Number.isFinite(value)) return value < 0 ? '-.inf' : '.inf';
  if (Object.is(value, -0)) return '-0.0';
  const text = encodeNumber(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
