import { readFileSync, realpathSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { sha256 } from '../domain/sha256.js';

export interface Lock {
  release(): void;
}

/** Another build holds the lock of this output folder. */
export class LockHeldError extends Error {
  override readonly name = 'LockHeldError';
  readonly holder: number | undefined;

  constructor(holder: number | undefined) {
    super(`the output folder is locked by ${holder === undefined ? 'another build' : `process ${holder}`}`);
    this.holder = holder;
  }
}

/**
 * Takes the lock of an output folder. It is an abstract Unix socket named after the folder's real path: the
 * kernel frees it however the process ends, and it leaves no file. A second socket tells the holder's pid to
 * whoever comes too late. Linux alone has such sockets; elsewhere builds of one folder are not kept apart.
 */
export async function takeLock(out: string): Promise<Lock> {
  if (process.platform !== 'linux') return { release() {} };
  const name = `seedpress/${sha256(realPathOf(out)).slice(0, 32)}`;
  const lock = await listen(name);
  if (lock === undefined) throw new LockHeldError(holderOf(name));
  const pid = await listen(`${name}/${process.pid}`);
  return {
    release() {
      lock.close();
      pid?.close();
    },
  };
}

/** The real path of a folder that may not be there yet: a build that is refused must not make it. */
function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return join(realPathOf(dirname(path)), basename(path));
  }
}

function listen(name: string): Promise<Server | undefined> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined);
      else reject(error);
    });
    server.listen(`\0${name}`, () => {
      server.unref();
      resolve(server);
    });
  });
}

// /proc/net/unix lists abstract sockets with an @ for the NUL byte.
function holderOf(name: string): number | undefined {
  const match = new RegExp(`@${name}/([0-9]+)`).exec(readFileSync('/proc/net/unix', 'utf8'));
  return match === null ? undefined : Number(match[1]);
}
