import { existsSync, linkSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { assertCapable, unwritable } from './file-system.js';
import { lacks } from './link-or-copy.js';
import { type Holder, isBlank, newToken, readHolder, thisProcess } from './lock/holder.js';
import { isAbandoned, lifeOf } from './lock/life-of.js';
import { lockName } from './lock/lock-files.js';
import { LockHeldError } from './lock/lock-held-error.js';
import { openLockSocket, socketName } from './lock/lock-socket.js';
import { isMarked } from './mark.js';
import { namesIn } from './names-in.js';
import { makeOutFolder, type OutFolder } from './out-folder.js';
import { outputFolders } from './output-folders.js';
import { stagingName } from './staging.js';

export interface Lock {
  release(): void;
}

/**
 * Takes the lock of an output folder, which is made where it is missing: a file that names its holder, made by one link(2), in a
 * folder to which other users of the machine cannot write. It holds across containers and hosts that share the folder. A lock
 * whose holder is dead is broken; where that cannot be known, it is held, and the message names the file.
 */
export async function takeLock(out: string): Promise<Lock> {
  for (;;) {
    const folder = outFolder(out);
    try {
      // Once: what is marked has held a site already.
      if (!isMarked(outputFolders(out))) assertCapable(out);
      const { path, socket, token } = await acquire(out);
      return {
        release() {
          letGo.add(token);
          // What was done is done: a lock that stays counts as that of a dead process.
          for (const step of [() => unlinkSync(path), () => socket?.close(), () => folder.removeEmpty()])
            tried(step);
        },
      };
    } catch (error) {
      folder.removeEmpty();
      // A build that was refused has removed the folder that it had made.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || existsSync(out)) throw unwritable(error, out);
    }
  }
}

function outFolder(out: string): OutFolder {
  try {
    return makeOutFolder(out);
  } catch (error) {
    throw unwritable(error, out);
  }
}

/** Tokens of locks that this process has let go, whether or not their files could be removed. */
const letGo = new Set<string>();

function tried(step: () => void): void {
  try {
    step();
  } catch {
    // Who comes next removes it.
  }
}

async function acquire(out: string) {
  const path = join(out, lockName);
  for (;;) {
    const token = newToken();
    const socket = await openLockSocket(token, { folder: out });
    try {
      await make(path, thisProcess({ token, hasSocket: socket !== undefined }));
      // Who held the lock until now took it for the socket of a process that died.
      if (socket === undefined || existsSync(join(out, socketName(token)))) {
        removeRemains(out, { token });
        return { path, socket, token };
      }
      unlinkSync(path);
      socket.close();
    } catch (error) {
      letGo.add(token);
      tried(() => removeOwn(path, { token }));
      tried(() => socket?.close());
      throw error;
    }
  }
}

/** Makes the file at `path`, which nobody else has then; what a dead process left there is removed. */
async function make(path: string, own: Holder): Promise<void> {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    if (create(path, own)) return;
    const holder = readHolder(path);
    if (holder === 'damaged' && attempt === mostAttempts - 2) await removeDamaged(path, own);
    else if (holder === 'damaged') await wait(attemptMs);
    else if (holder !== undefined) await removeDead(path, { holder, own });
  }
  throw heldError(path, undefined);
}

const attemptMs = 5;
const mostAttempts = 100;

async function removeDead(path: string, { holder, own }: { holder: Holder; own: Holder }): Promise<void> {
  const life = letGo.has(holder.token)
    ? 'dead'
    : await lifeOf(holder, { folder: dirname(path), host: own.host });
  if (life !== 'dead') throw heldError(path, { holder, life });
  await removeGuarded(path, { token: holder.token, own });
}

/** A power cut may leave the file of a lock without what was in it. */
async function removeDamaged(path: string, own: Holder): Promise<void> {
  if (isBlank(path) && (await isAbandoned({ folder: dirname(path), token: own.token })))
    await removeGuarded(path, { token: '0'.repeat(24), own });
}

/**
 * Only one process may remove the lock of a dead one, or a second one, slower, would remove the lock of the first: that one is
 * who has made a file named after the lock that goes. It is a lock itself.
 */
async function removeGuarded(path: string, { token, own }: { token: string; own: Holder }): Promise<void> {
  const guard = `${path}.${token}`;
  await make(guard, own);
  try {
    const now = readHolder(path);
    if (now === 'damaged' ? /^0+$/.test(token) : now?.token === token) unlinkSync(path);
  } finally {
    remove(guard);
  }
}

/** False where something is there. The file is whole from the moment that it is there. */
function create(path: string, own: Holder): boolean {
  const text = `${JSON.stringify(own)}\n`;
  const staging = stagingName(dirname(path));
  writeFileSync(staging, text, { flag: 'wx', mode: 0o644 });
  try {
    linkSync(staging, path);
    return true;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // Who holds the lock has removed the staging.
    if (code === 'EEXIST' || code === 'ENOENT') return false;
    if (!lacks.has(code)) throw error;
    return createWithoutLinks(path, text);
  } finally {
    remove(staging);
  }
}

function createWithoutLinks(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Where the lock was made, and what came behind it was refused. */
function removeOwn(path: string, { token }: { token: string }): void {
  const holder = readHolder(path);
  if (typeof holder === 'object' && holder.token === token) unlinkSync(path);
}

/** Sockets and guards of processes that died. Only the holder of the lock may call it. */
function removeRemains(out: string, { token }: { token: string }): void {
  for (const name of namesIn(out))
    if (/^\.seedpress\.lock\.[0-9a-f.]+(?:\.sock)?$/.test(name) && name !== socketName(token))
      remove(join(out, name));
}

/** Node's own, as somebody else may be faster. fs-extra's takes longer to load than the lock. */
const remove = (path: string): void => rmSync(path, { recursive: true, force: true });

function heldError(
  path: string,
  held: { readonly holder: Holder; readonly life: 'alive' | 'unknown' } | undefined,
): LockHeldError {
  const stat = statSync(path, { throwIfNoEntry: false });
  const since = stat === undefined ? '' : ` since ${stat.mtime.toISOString().slice(0, 19)}Z`;
  if (held === undefined)
    return new LockHeldError(
      `the output folder is locked${since}, and ${path} does not say by whom; if no build is under way, remove that file`,
      undefined,
    );
  const { holder, life } = held;
  const where = holder.host === hostname() ? '' : ` on host ${holder.host}`;
  const doubt =
    life === 'alive'
      ? ''
      : `; whether it still runs cannot be seen from this machine: if it does not, remove ${path}`;
  return new LockHeldError(
    `the output folder is locked by process ${holder.pid}${where}${since}${doubt}`,
    holder,
  );
}

/** Removes the lock of a process that died, and leaves that of one that lives. Of what fails here the next build is told. */
export async function removeDeadLock(out: string): Promise<void> {
  try {
    const lock = await takeLock(out);
    lock.release();
  } catch {
    // It is held.
  }
}
