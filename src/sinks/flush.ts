import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync } from 'node:fs';

/**
 * Brings all that was written to this folder's file system to the disk, in one call: without it most trees
 * were broken after a power cut, and an fsync a file is slower. Where there is no sync(1) of GNU coreutils
 * the build still is atomic for every reader, only not for a power cut.
 */
export function flushFileSystem(folder: string): void {
  spawnSync('sync', ['-f', folder], { stdio: 'ignore' });
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
