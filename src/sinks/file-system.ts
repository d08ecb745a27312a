import { chmodSync, lstatSync, statfsSync, symlinkSync, writeFileSync } from 'node:fs';
import { lacks } from './link-or-copy.js';
import { removeTree } from './remove-tree.js';
import { stagingName } from './staging.js';

/** The output folder cannot hold a site: its file system lacks something, or has no room. Nothing was left behind. */
class OutFolderError extends Error {
  override readonly name = 'OutFolderError';
}

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

/** Why nothing can be written at all, where it is the file system's nature; any other error as it is. */
export const unwritable = (error: unknown, out: string): unknown =>
  (error as NodeJS.ErrnoException).code === 'EROFS'
    ? new OutFolderError(
        `the file system of ${out} is mounted read-only (EROFS); nothing was written: mount it for writing, or choose a folder on another one with --out`,
      )
    : error;

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

interface Room {
  readonly bytes: number;
  readonly names: number;
}

/** Throws where a file system has less room than is needed, so that nothing is written in vain. Gives back what it has. */
export function assertRoom(out: string, { bytes, names }: Room): Room {
  const { bavail, bsize, ffree, files, type } = statfsSync(out);
  const free = bavail * bsize;
  // Some file systems, as btrfs, count no inodes.
  const freeNames = files > 0 && type !== 0x9123683e ? ffree : Infinity;
  const isOutOfNames = freeNames < names;
  if (free >= bytes && !isOutOfNames) return { bytes: free, names: freeNames };
  const need = isOutOfNames
    ? `${names} inodes are needed and ${ffree} are free`
    : `about ${sizeText(bytes)} are needed and ${sizeText(free)} are free`;
  throw new OutFolderError(
    `there is no room for this build on the file system of ${out}: ${need}; nothing was written`,
  );
}

/**
 * `assertRoom` for one small thing after the other. While there is plenty the system is not asked for each: what is counted
 * is the least that each takes, so a 32nd of what is free is spent before it is asked again, and no more than a megabyte.
 */
export function roomIn(out: string): (needed: Room) => void {
  let left: Room = { bytes: 0, names: 0 };
  return ({ bytes, names }) => {
    if (left.bytes < bytes || left.names < names) {
      const free = assertRoom(out, { bytes, names });
      left = { bytes: Math.min(1_048_576, free.bytes / 32), names: Math.min(64, free.names / 32) };
    }
    left = { bytes: left.bytes - bytes, names: left.names - names };
  };
}

const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
