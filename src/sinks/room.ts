import { statfsSync } from 'node:fs';
import { OutFolderError } from './out-folder-error.js';

/** What is written somewhere: bytes on the disk, and inodes. */
interface Room {
  readonly bytes: number;
  readonly names: number;
}

interface FreeRoom extends Room {
  /** What each file takes a multiple of; 1 where the file system packs or compresses files, and nobody can tell. */
  readonly block: number;
  /** Whether a second name of a file takes an inode, too, as it does on a tmpfs. */
  readonly isNameCounted: boolean;
}

/** statfs(2) f_type of file systems that count in whole blocks and no less: ext2 to ext4, XFS, tmpfs. */
const blockwise: ReadonlySet<number> = new Set([0xef53, 0x58465342, 0x01021994]);
const tmpfs = 0x01021994;
const btrfs = 0x9123683e;

export function roomOf(out: string): FreeRoom {
  const { bavail, bsize, ffree, files, type } = statfsSync(out);
  return {
    bytes: bavail * bsize,
    // Some file systems count no inodes.
    names: files > 0 && type !== btrfs ? ffree : Infinity,
    block: blockwise.has(type) ? bsize : 1,
    isNameCounted: type === tmpfs,
  };
}

/** Throws where a file system has less room than is needed, so that nothing is written in vain. */
export function assertRoom(out: string, { bytes, names }: Room): void {
  const free = roomOf(out);
  if (free.bytes >= bytes && free.names >= names) return;
  const need =
    free.names < names
      ? `at least ${names} inodes are needed and ${free.names} are free`
      : `at least ${sizeText(bytes)} are needed and ${sizeText(free.bytes)} are free`;
  throw new OutFolderError(
    `there is no room for this build on the file system of ${out}: ${need}; nothing was published: make room, or choose a folder on another file system with --out`,
  );
}

export const sizeText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
