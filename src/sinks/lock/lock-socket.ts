import { closeSync, openSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { namesIn } from '../names-in.js';

/** What the kernel takes back when its process ends, however it ends, and what processes of other containers can ask. */
export interface LockSocket {
  close(): void;
}

export const socketName = (token: string): string => `.seedpress.lock.${token}.sock`;

/** Of all that listen in a folder, or did. */
export const tokensOfSockets = (folder: string): readonly string[] =>
  namesIn(folder).flatMap((name) => /^\.seedpress\.lock\.([0-9a-f]{24})\.sock$/.exec(name)?.[1] ?? []);

/** Listens beside the lock; undefined where the system or the file system has no such sockets. */
export async function openLockSocket(
  token: string,
  { folder }: { folder: string },
): Promise<LockSocket | undefined> {
  if (process.platform !== 'linux') return undefined;
  const place = placeOf(token, folder);
  const server = createServer((connection) => connection.destroy());
  const isOpen = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(place.path, () => resolve(true));
  });
  if (!isOpen) {
    place.close();
    return undefined;
  }
  server.unref();
  return {
    close() {
      server.close();
      rmSync(join(folder, socketName(token)), { force: true });
      place.close();
    },
  };
}

/** Whether a process listens there; in doubt it does. */
export async function isListening(token: string, { folder }: { folder: string }): Promise<boolean> {
  const place = placeOf(token, folder);
  try {
    return await new Promise<boolean>((resolve) => {
      const connection = connect(place.path, () => {
        connection.destroy();
        resolve(true);
      });
      connection.once('error', ({ code }: NodeJS.ErrnoException) =>
        resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'),
      );
    });
  } finally {
    place.close();
  }
}

/** unix(7): a socket's path has at most 107 bytes, which a path of out/ may be longer than. */
function placeOf(token: string, folder: string) {
  const descriptor = openSync(folder, 'r');
  return {
    path: `/proc/self/fd/${descriptor}/${socketName(token)}`,
    close: () => closeSync(descriptor),
  };
}
