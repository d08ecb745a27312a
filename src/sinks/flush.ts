import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, lstatSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { OutFolderError } from './out-folder-error.js';

/**
 * Brings all that was written to this folder's file system to the disk, in one call: without it most trees were broken after a power
 * cut, and an fsync a file is slower; that is for where there is no sync(1) that knows `-f`. Throws where the disk does not take it.
 */
export function flushFileSystem(folder: string): void {
  const { status, signal, error, stderr } = spawnSync('sync', ['-f', folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status === 0) return;
  if (error !== undefined || /unrecogni[sz]ed option|invalid option|illegal option|usage:/i.test(stderr)) {
    flushBelow(folder);
    return;
  }
  const said = stderr.trim() || `sync ended with ${status ?? signal}`;
  throw new OutFolderError(
    `what was written to ${folder} does not reach the disk (${said}); nothing was published: see what the system log says of this disk, or choose a folder on another one with --out`,
  );
}

function flushBelow(path: string): void {
  const stat = lstatSync(path);
  if (stat.isDirectory()) for (const name of readdirSync(path)) flushBelow(join(path, name));
  if (stat.isDirectory() || stat.isFile()) flushFolder(path);
}

/** Makes the names in a folder durable: a rename is on the disk when its folder is. A file, too. */
export function flushFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } catch (error) {
    // Some file systems know no fsync of folders, and have no other way.
    if ((error as NodeJS.ErrnoException).code !== 'EINVAL') throw error;
  } finally {
    closeSync(descriptor);
  }
}
