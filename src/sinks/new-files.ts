import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assertInside } from './safe-path.js';

/** A file of a new site, by its path below the root. */
export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  /** For its owner alone. */
  readonly isPrivate?: boolean;
}

/** Those of the paths at which something is already, sorted. */
export const takenPaths = (paths: readonly string[], { root }: { root: string }): readonly string[] =>
  paths.filter((path) => existsSync(join(root, path))).sort();

/**
 * Writes files where nothing is yet; a path that was taken in between is an error of the system. After any error
 * nothing of it is left.
 */
export function writeNewFiles(files: readonly NewFile[], { root }: { root: string }): void {
  const undo: (() => void)[] = [];
  try {
    for (const { path, content, isPrivate = false } of files) {
      assertInside(path);
      const target = join(root, path);
      const first = mkdirSync(dirname(target), { recursive: true });
      if (first !== undefined) undo.push(...foldersBetween(first, dirname(target)).map(removing));
      writeFileSync(target, content, { flag: 'wx', ...(isPrivate && { mode: 0o600 }) });
      undo.push(() => rmSync(target));
    }
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw error;
  }
}

/** The folders from one down to another that lies in it, both included. */
function foldersBetween(first: string, last: string): readonly string[] {
  return first === last ? [first] : [...foldersBetween(first, dirname(last)), last];
}

const removing = (folder: string) => (): void => rmdirSync(folder);

/** Writes 256 random bits in hex, for their owner alone. */
export function writeNewSecret(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
}
