import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assertInside } from './safe-path.js';

/** A text file of a new site, by its path below the root. */
export interface NewFile {
  readonly path: string;
  readonly content: string;
}

/** Those of the paths at which something is already, sorted. */
export const takenPaths = (paths: readonly string[], { root }: { root: string }): readonly string[] =>
  paths.filter((path) => existsSync(join(root, path))).sort();

/** Writes files where nothing is yet; a path that was taken in between is an error of the system. */
export function writeNewFiles(files: readonly NewFile[], { root }: { root: string }): void {
  for (const { path, content } of files) {
    assertInside(path);
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content, { flag: 'wx' });
  }
}

/** Writes 256 random bits in hex, for their owner alone. */
export function writeNewSecret(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
}
