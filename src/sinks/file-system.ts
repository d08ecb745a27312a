import { chmodSync, lstatSync, symlinkSync, writeFileSync } from 'node:fs';
import { lacks } from './link-or-copy.js';
import { OutFolderError } from './out-folder-error.js';
import { removeTree } from './remove-tree.js';
import { roomOf, sizeText } from './room.js';
import { stagingName } from './staging.js';

/** Tries in a folder what a site needs of its file system: exFAT, FAT and some shares have neither links nor modes. */
export function assertCapable(out: string): void {
  const missing = [
    ['symbolic links', (path: string) => symlinkSync('target', path)],
    ['file modes', tryMode],
  ] as const;
  const lacking = missing
    .filter(([, attempt]) => !isPossible(attempt, stagingName(out)))
    .map(([what]) => what);
  if (lacking.length === 0) return;
  throw new OutFolderError(
    `the file system of ${out} has no ${lacking.join(' and no ')}, which a site needs; nothing was written: choose a folder on another file system with --out, and bring the site to others with 'seedpress publish'`,
  );
}

/** Why nothing can be written, where it is the file system's nature or there is no room; any other error as it is. */
export function unwritable(error: unknown, out: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EROFS')
    return new OutFolderError(
      `the file system of ${out} is mounted read-only (EROFS); nothing was written: mount it for writing, or choose a folder on another one with --out`,
    );
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new OutFolderError(
      `there is no room left on the file system of ${out} (${code})${freeText(out)}; nothing was published: make room, or choose a folder on another one with --out`,
    );
  return error;
}

/** What is free once a failed build has given back what it took. */
function freeText(out: string): string {
  try {
    const { bytes, names } = roomOf(out);
    return `: ${sizeText(bytes)}${names === Infinity ? '' : ` and ${names} inodes`} are free`;
  } catch {
    return '';
  }
}

function tryMode(path: string): void {
  writeFileSync(path, '', { flag: 'wx' });
  chmodSync(path, 0o640);
  if ((lstatSync(path).mode & 0o007) !== 0) throw Object.assign(new Error('no modes'), { code: 'ENOTSUP' });
}

/** False where the file system does not know it; any other refusal is the system's to tell. */
function isPossible(attempt: (path: string) => void, path: string): boolean {
  try {
    attempt(path);
    return true;
  } catch (error) {
    if (!lacks.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return false;
  } finally {
    removeTree(path);
  }
}
