import { statfsSync } from 'node:fs';
import { type Holder, here, processFacts } from './holder.js';
import { isListening, tokensOfSockets } from './lock-socket.js';

/**
 * Whether the holder of a lock still runs. A lock is broken only where that is sure: `unknown` is for another host of a network
 * file system, which nobody can ask.
 */
export async function lifeOf(
  holder: Holder,
  { folder, host }: { folder: string; host: string },
): Promise<'alive' | 'dead' | 'unknown'> {
  const { boot, pidNamespace } = here();
  if (boot === undefined || holder.boot === undefined) {
    if (holder.host !== host || holder.boot !== boot) return 'unknown';
    return isRunning(holder) ? 'alive' : 'dead';
  }
  // No second kernel writes to a local file system: what held the lock ended with the one before.
  if (holder.boot !== boot) return isLocal(folder) ? 'dead' : 'unknown';
  if (holder.pidNamespace === pidNamespace) {
    if (!isRunning(holder)) return 'dead';
    // A thread of this process may have died, and its sockets with it.
    const isOfThread = holder.pid === process.pid && holder.hasSocket;
    return !isOfThread || (await isListening(holder.token, { folder })) ? 'alive' : 'dead';
  }
  // Another container. Its PIDs mean nothing here; a socket that nobody listens on any more does.
  if (!holder.hasSocket) return 'unknown';
  return (await isListening(holder.token, { folder })) ? 'alive' : 'dead';
}

/**
 * Whether nobody can hold a lock whose file cannot be read, as a power cut leaves it. On a local file system a lock is whole from the
 * moment that it is there, and its holder listens beside it.
 */
export async function isAbandoned({ folder, token }: { folder: string; token: string }): Promise<boolean> {
  if (process.platform !== 'linux' || !isLocal(folder)) return false;
  for (const other of tokensOfSockets(folder))
    if (other !== token && (await isListening(other, { folder }))) return false;
  return true;
}

function isRunning({ pid, began }: Holder): boolean {
  const facts = processFacts(pid);
  if (facts !== undefined) return !facts.isEnded && (began === undefined || facts.began === began);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** statfs(2): ext2 to ext4, XFS, btrfs, bcachefs, F2FS, ZFS, tmpfs, ramfs, overlay, FAT, exFAT. */
const localTypes: ReadonlySet<number> = new Set([
  0xef53, 0x58465342, 0x9123683e, 0xca451a4e, 0xf2f52010, 0x2fc12fc1, 0x01021994, 0x858458f6, 0x794c7630,
  0x4d44, 0x2011bab0,
]);

const isLocal = (folder: string): boolean => localTypes.has(statfsSync(folder).type);
