import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { UsageError } from './command.js';
import type { Io } from './io.js';

/** What an operand names: a file, a folder with its files by their paths, or standard input as `-`. */
export type Input = {
  readonly file: string;
  /** Nobody but its owner may read the file, or some file of the folder. */
  readonly isPrivate?: boolean;
} & (
  | { readonly bytes: Buffer; readonly beside?: ReadonlyMap<string, Buffer> }
  | { readonly files: ReadonlyMap<string, Buffer> }
);

interface ReadOptions {
  /** What one does with it: `lint`. */
  readonly verb: string;
  /** Larger files of a folder are passed over: disks that lie beside the seeds. */
  readonly mostBytes?: number;
  /** Folders that are read with a file beside which they lie. */
  readonly beside?: readonly string[];
}

/** Reads it whole. */
export async function readInput(
  operand: string,
  { cwd, stdin }: Pick<Io, 'cwd' | 'stdin'>,
  options: ReadOptions,
): Promise<Input> {
  if (operand === '-') return { file: '<stdin>', bytes: await stdin() };
  try {
    const path = resolve(cwd, operand);
    const { mode } = statSync(path);
    if (statSync(path).isDirectory()) return { file: operand, ...filesBelow(path, options) };
    const beside = filesBeside(path, options);
    return {
      file: operand,
      bytes: readFileSync(path),
      isPrivate: isPrivate(mode) || beside.isPrivate,
      ...(beside.files.size > 0 && { beside: beside.files }),
    };
  } catch (error) {
    throw new UsageError(`${operand} cannot be read: ${reasons[codeOf(error)] ?? codeOf(error)}`);
  }
}

/** The files of a folder by their paths below it. */
function filesBelow(
  folder: string,
  { verb, mostBytes = Number.POSITIVE_INFINITY }: ReadOptions,
): { readonly files: ReadonlyMap<string, Buffer>; readonly isPrivate: boolean } {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  if (paths.length > mostFiles)
    throw new UsageError(`${folder} contains ${paths.length} files; ${verb} one seed at a time`);
  const found = paths.flatMap((path) => {
    const stat = statSync(join(folder, path), { throwIfNoEntry: false });
    return stat?.isFile() === true && stat.size <= mostBytes ? [{ path, mode: stat.mode }] : [];
  });
  return {
    files: new Map(found.map(({ path }) => [path.replaceAll(sep, '/'), readFileSync(join(folder, path))])),
    isPrivate: found.some(({ mode }) => isPrivate(mode)),
  };
}

/** The files of folders beside a file, by their paths from the folder of all. */
function filesBeside(path: string, options: ReadOptions): ReturnType<typeof filesBelow> {
  const found = (options.beside ?? [])
    .filter((name) => statSync(join(dirname(path), name), { throwIfNoEntry: false })?.isDirectory())
    .map((name) => ({ name, ...filesBelow(join(dirname(path), name), options) }));
  return {
    files: new Map(
      found.flatMap(({ name, files }) =>
        [...files].map(([below, bytes]) => [`${name}/${below}`, bytes] as const),
      ),
    ),
    isPrivate: found.some((folder) => folder.isPrivate),
  };
}

const isPrivate = (mode: number): boolean => (mode & 0o077) === 0;

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
