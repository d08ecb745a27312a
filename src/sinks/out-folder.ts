import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, rmdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { lacks } from './link-or-copy.js';
import { webServer } from './web-server.js';

/** An output folder that is there. */
export interface OutFolder {
  /** Removes what `makeOutFolder` has made, as far as nothing is in it. */
  removeEmpty(): void;
}

/**
 * Makes the output folder where it is missing: closed to other users of the host, since seeds hold secrets.
 * Built by root it belongs to the web server's group, and the set-group-id bit hands that down to all that
 * is written inside. A folder that is there keeps the owner and mode that somebody gave it.
 */
export function makeOutFolder(out: string): OutFolder {
  if (existsSync(out)) return { removeEmpty() {} };
  const first = makeFolders(out);
  try {
    close(out);
  } catch (error) {
    // What it lacks is said by who looks at the file system as a whole.
    if (!lacks.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  return { removeEmpty: () => removeFoldersUp(out, { first }) };
}

/** Gives back the first folder that it made. */
function makeFolders(out: string): string {
  try {
    return mkdirSync(out, { recursive: true }) ?? out;
  } catch (error) {
    // Of a read-only file system Node's mkdir says ENOENT.
    accessSync(nearestFolder(out), constants.W_OK);
    throw error;
  }
}

const nearestFolder = (path: string): string => (existsSync(path) ? path : nearestFolder(dirname(path)));

function close(out: string): void {
  chmodSync(out, 0o750);
  const group = process.getuid?.() === 0 ? webServer()?.gids[0] : undefined;
  if (group === undefined) return;
  chownSync(out, 0, group);
  chmodSync(out, 0o2750);
}

function removeFoldersUp(folder: string, { first }: { first: string }): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is in it, or another process was quicker.
    return;
  }
  if (folder !== first && folder.startsWith(first)) removeFoldersUp(dirname(folder), { first });
}
