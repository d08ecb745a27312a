import { isList, type JsonObject, type JsonValue } from '../domain/json.js';
import { encodeLiteral } from './yaml/literal.js';
import { encodeNumber, encodeText } from './yaml/scalar.js';

/**
 * A YAML file in block style that readers of YAML 1.1 (PyYAML, which cloud-init uses) and of YAML 1.2 read
 * alike: keys as given, two spaces a level, no document markers, one LF at the end. Throws on numbers that are
 * not finite and on lone surrogates.
 */
export function encodeYaml(value: JsonValue): string {
  const lines: string[] = [];
  if (isBlock(value)) writeBlock(value, { lines, lead: '', column: 0 });
  else lines.push(encodeScalar(value));
  return `${lines.join('\n')}\n`;
}

/** A cloud-config file: YAML under the line by which cloud-init knows it. Source: handlers/__init__.py. */
export function encodeCloudConfig(value: JsonObject): string {
  return `#cloud-config\n${encodeYaml(value)}`;
}

interface Place {
  readonly lines: string[];
  /** What stands on the line already: spaces, dashes, a key. */
  readonly lead: string;
  /** Where the entries of a block at this place stand. */
  readonly column: number;
}

type Block = readonly JsonValue[] | JsonObject;

/** The entries of a list or a mapping: the first one behind the lead, the others below it. */
function writeBlock(block: Block, { lines, lead, column }: Place): void {
  const margin = ' '.repeat(column);
  let before = lead;
  for (const [key, value] of entriesOf(block)) {
    writeEntry(key, value, { lines, lead: before, column });
    before = margin;
  }
}

function writeEntry(key: string | undefined, value: JsonValue, { lines, lead, column }: Place): void {
  if (key === undefined) return writeItem(value, { lines, lead, column });
  const name = encodeText(key);
  if (name.length <= longestPlainKey) return writeValue(value, { lines, lead: `${lead}${name}:`, column });
  lines.push(`${lead}? ${name}`);
  writeValue(value, { lines, lead: `${' '.repeat(column)}:`, column });
}

function writeItem(value: JsonValue, { lines, lead, column }: Place): void {
  if (isBlock(value)) return writeBlock(value, { lines, lead: `${lead}- `, column: column + 2 });
  writeScalar(value, { lines, lead: `${lead}-`, column });
}

function writeValue(value: JsonValue, { lines, lead, column }: Place): void {
  if (!isBlock(value)) return writeScalar(value, { lines, lead, column });
  lines.push(lead);
  writeBlock(value, { lines, lead: ' '.repeat(column + 2), column: column + 2 });
}

function writeScalar(value: JsonValue, { lines, lead, column }: Place): void {
  const literal = typeof value === 'string' ? encodeLiteral(value) : undefined;
  if (literal === undefined) {
    lines.push(`${lead} ${encodeScalar(value)}`);
    return;
  }
  const margin = ' '.repeat(column + 2);
  lines.push(`${lead} ${literal.header}`);
  for (const line of literal.lines) lines.push(line === '' ? '' : `${margin}${line}`);
}

/** What stands on one line: a text, a number, a word, or a collection with nothing in it. */
function encodeScalar(value: JsonValue): string {
  switch (typeof value) {
    case 'string':
      return encodeText(value);
    case 'number':
      return encodeNumber(value);
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return isList(value) ? '[]' : '{}';
    default:
      throw new Error(`YAML cannot carry a value of type ${typeof value}`);
  }
}

// Both PyYAML and the yaml package read a key before its `:` only up to 1,024 characters; `? ` marks a longer one.
const longestPlainKey = 1000;

function entriesOf(block: Block): readonly (readonly [string | undefined, JsonValue])[] {
  return isList(block) ? block.map((value) => [undefined, value] as const) : Object.entries(block);
}

function isBlock(value: JsonValue): value is Block {
  if (typeof value !== 'object' || value === null) return false;
  return isList(value) ? value.length > 0 : Object.keys(value).length > 0;
}
