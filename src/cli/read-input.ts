import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { UsageError } from './command.js';
import type { Io } from './io.js';

/** What an operand names: a file, a folder with its files by their paths, or standard input as `-`. */
export type Input = { readonly file: string } & (
  | { readonly bytes: Buffer }
  | { readonly files: ReadonlyMap<string, Buffer> }
);

/** Reads it whole; `verb` says what one does with it: `lint`. */
export async function readInput(
  operand: string,
  { cwd, stdin }: Pick<Io, 'cwd' | 'stdin'>,
  { verb }: { readonly verb: string },
): Promise<Input> {
  if (operand === '-') return { file: '<stdin>', bytes: await stdin() };
  try {
    const path = resolve(cwd, operand);
    if (statSync(path).isDirectory()) return { file: operand, files: filesBelow(path, verb) };
    return { file: operand, bytes: readFileSync(path) };
  } catch (error) {
    throw new UsageError(`${operand} cannot be read: ${reasons[codeOf(error)] ?? codeOf(error)}`);
  }
}

/** The files of a folder by their paths below it. */
function filesBelow(folder: string, verb: string): ReadonlyMap<string, Buffer> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  if (paths.length > mostFiles)
    throw new UsageError(`${folder} contains ${paths.length} files; ${verb} one seed at a time`);
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return new Map(files.map((path) => [path.replaceAll(sep, '/'), readFileSync(join(folder, path))]));
}

const mostFiles = 10_000;

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  ENOENT: 'there is no such file',
};

function codeOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return code;
}
