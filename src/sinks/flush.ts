import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Brings all that was written to this folder's file system to the disk, in one call: without it most trees
 * were broken after a power cut, and an fsync a file is slower. Where there is no sync(1) of GNU coreutils
 * the build still is atomic for every reader, only not for a power cut. Throws where the disk does not take it.
 */
export function flushFileSystem(folder: string): void {
  const { status, error, stderr } = spawnSync('sync', ['-f', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (error !== undefined || status === 0) return;
  throw new Error(`what was written to ${folder} does not reach the disk: ${stderr.trim()}`);
}

/** Makes the names in a folder durable: a rename is on the disk when its folder is. */
export function flushFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
