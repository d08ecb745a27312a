import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { LintInput } from '../pipeline/check/lint.js';

/** A path, of a file or of a folder; or what somebody has in memory, with a name for messages. */
export type LintSource =
  | string
  | { readonly file: string; readonly content: string | Uint8Array }
  /** A folder: its files by their paths, with `/` between folders. */
  | { readonly file: string; readonly files: ReadonlyMap<string, string | Uint8Array> };

export function inputOf(source: LintSource): LintInput {
  if (typeof source === 'string') return inputAt(source);
  const { file } = source;
  if ('content' in source) return { file, bytes: bytesOf(source.content) };
  return { file, files: new Map([...source.files].map(([path, content]) => [path, bytesOf(content)])) };
}

function inputAt(path: string): LintInput {
  if (!statSync(path).isDirectory()) return { file: path, bytes: readFileSync(path) };
  const names = readdirSync(path, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(path, name)).isFile());
  return {
    file: path,
    files: new Map(files.map((name) => [name.replaceAll(sep, '/'), readFileSync(join(path, name))])),
  };
}

const bytesOf = (content: string | Uint8Array): Buffer =>
  typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
