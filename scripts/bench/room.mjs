import { mkdirSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ inodes: number, bytes: number }} Room */

/** What the kernel calls tmpfs. */
const tmpfs = 0x01021994;

/** @param {string} folder */
export const isTmpfs = (folder) => statfsSync(folder).type === tmpfs;

/**
 * Hands out new folders. In memory, what a tool wrote goes as soon as it was measured. On a disk all stays to the end: ext4 without a
 * journal is slow to give out inodes that were freed a minute ago, and would be measured in our place.
 * @param {string} scratch
 * @returns {import('./loops.mjs').Into}
 */
export function scratchFolders(scratch) {
  const removes = isTmpfs(scratch);
  let last = 0;
  return (make) => {
    last += 1;
    const folder = join(scratch, `made-${last}`);
    mkdirSync(folder);
    try {
      return make(folder);
    } finally {
      if (removes) rmSync(folder, { recursive: true, force: true });
    }
  };
}

/**
 * A line about what a bench needs and a file system lacks; undefined where all fits.
 * @param {string} what
 * @param {Room} need
 * @param {{ at: string } & Room} free no inodes at all where a file system does not count them
 */
export function shortOf(what, need, { at, ...free }) {
  const hasInodes = free.inodes === 0 || free.inodes >= need.inodes;
  if (hasInodes && free.bytes >= need.bytes) return undefined;
  const said = (/** @type {Room} */ { inodes, bytes }) =>
    `${(inodes / 1e6).toFixed(2)} million inodes and ${(bytes / 1e9).toFixed(1)} GB`;
  return `${what}: needs ${said(need)} at ${at}, which has ${said(free)} free; choose another folder with --at, fewer with --devices, or mount a tmpfs with nr_inodes`;
}

/**
 * @param {string} at
 * @returns {{ at: string } & Room}
 */
export function freeRoom(at) {
  const { ffree, files, bavail, bsize } = statfsSync(at);
  return { at, inodes: files === 0 ? 0 : Math.max(ffree, 1), bytes: bavail * bsize };
}
