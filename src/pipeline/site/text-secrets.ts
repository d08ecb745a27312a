import { parseAllDocuments } from 'yaml';
import type { JsonValue } from '../../domain/json.js';
import { secretsInText } from '../../domain/secrets/mask-text.js';
import { packedTexts } from '../../domain/secrets/packed-texts.js';
import { isSecretName } from '../../domain/secrets/secret-name.js';
import { secretsIn } from '../../domain/secrets/secrets-in.js';
import type { SourceNode } from '../../domain/source-node.js';
import { readPlainYaml } from '../../inventory/yaml/plain/read-plain-yaml.js';

/**
 * The secrets of a text and of those that it holds in base64: of YAML and JSON by the names and places of their values, of a table
 * by its header, of any text by their forms. A mistake in the text is no hindrance: this is for messages that show it.
 */
export function textSecrets(text: string, { path = '' }: { path?: string } = {}): readonly string[] {
  const isTable = path.endsWith('.csv');
  const packed = packedTexts(text).flatMap(({ inner }) => textSecrets(inner));
  const found = [
    ...packed,
    ...secretsIn(secretsInText(text).map((secret) => ({ secret }))),
    ...secretsIn(isTable ? tableValues(text) : yamlValues(text)),
  ];
  return [...new Set(found)];
}

function yamlValues(text: string): JsonValue {
  if (text.length > longest || !text.includes(':') || isNestedDeep(text)) return null;
  const plain = readPlainYaml(text, { file: '' });
  if (plain !== undefined) return [valueOf(plain)];
  try {
    const documents = parseAllDocuments(text, { uniqueKeys: false, strict: false, logLevel: 'silent' });
    return [...documents].map((document) => document.toJS({ maxAliasCount: 1000 }) as JsonValue);
  } catch {
    // No YAML at all, or aliases without end: the forms have to do.
    return null;
  }
}

function valueOf(node: SourceNode): JsonValue {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(valueOf);
  return Object.fromEntries([...node.entries].map(([key, { node: inner }]) => [key, valueOf(inner)]));
}

/** The yaml package takes time by the square of the depth, and nobody reads what is nested so deep. */
function isNestedDeep(text: string): boolean {
  let depth = 0;
  for (const character of text.match(/[[\]{}]/g) ?? []) {
    depth += character === '[' || character === '{' ? 1 : -1;
    if (depth > deepest) return true;
  }
  return false;
}

const deepest = 100;

/** The cells below the names of secrets, as they would be read if nothing were wrong with the table. */
function tableValues(text: string): JsonValue {
  const [header = '', ...rows] = text.split(/\r?\n/);
  const names = cellsOf(header);
  const secret = [...names.keys()].filter((column) => isSecretName(names[column] as string));
  return rows.flatMap((row) => {
    const cells = secret.length === 0 ? [] : cellsOf(row);
    return secret.map((column) => ({ secret: cells[column] ?? '' }));
  });
}

const cellsOf = (row: string): readonly string[] =>
  [...row.matchAll(/(?<=^|,)[ \t]*(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain,
  );

// Of a larger one the forms of secrets are looked for alone.
const longest = 1_000_000;
