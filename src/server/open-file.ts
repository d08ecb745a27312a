import { constants, existsSync, type Stats } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf } from './error-code.js';
import type { Place } from './folder-of/asker.js';

/** A regular file, open for reading: whoever gets it has to close it. */
export interface OpenedFile {
  /** `index.html` where a folder was asked for. */
  readonly name: string;
  readonly handle: FileHandle;
  readonly stats: Stats;
  /** The folder of the store that it lies in, which tells the device and its build. */
  readonly digest: string;
}

/** The name of a folder's listing, which every static server looks for. */
const listing = 'index.html';

// Each one is a publish that collected the folder under us; so many during one request do not happen.
const maxAttempts = 5;

/**
 * Opens the file at the first place whose folder the published generation has; undefined where there is none.
 *
 * The device's folder is resolved once, to a folder of the store, and everything else happens below that: as
 * the store never changes, an answer is of one generation. Where nothing is found, `current` is asked again:
 * a publish may have collected the folder while we looked into it.
 *
 * Throws what the system says about a file that is there and cannot be read, like EACCES.
 */
export async function openFile(
  places: readonly Place[],
  { root, isFolder }: { root: string; isFolder: boolean },
): Promise<OpenedFile | undefined> {
  let last: string | undefined;
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const found = await firstStored(places, { root });
    if (attempt > 1 && found?.folder === last) return undefined;
    last = found?.folder;
    const file = found && (await openBelow(found.folder, { rest: found.rest, isFolder }));
    if (file) return file;
  }
  return undefined;
}

/** The folder of the store to which the first place leads whose folder the published generation has. */
export async function storedDigest(
  places: readonly Place[],
  { root }: { root: string },
): Promise<string | undefined> {
  const found = await firstStored(places, { root });
  return found && basename(found.folder);
}

async function firstStored(places: readonly Place[], { root }: { root: string }): Promise<Place | undefined> {
  for (const place of places) {
    // Most ways lead nowhere: to learn it at once takes microseconds, to wait for a thread takes a millisecond.
    const isLast = place === places.at(-1);
    if (!isLast && !existsSync(join(root, 'current', place.folder))) continue;
    const folder = await storedFolder(place.folder, { root });
    if (folder !== undefined) return { folder, rest: place.rest };
  }
  return undefined;
}

/** The folder of the store to which a name of the published generation leads; a link to elsewhere is none. */
async function storedFolder(name: string, { root }: { root: string }): Promise<string | undefined> {
  const folder = await ifThere(realpath(join(root, 'current', name)));
  return folder !== undefined && dirname(folder) === join(root, 'store') ? folder : undefined;
}

async function openBelow(
  folder: string,
  { rest, isFolder }: { rest: readonly string[]; isFolder: boolean },
): Promise<OpenedFile | undefined> {
  if (rest.some((segment) => segment.startsWith('.'))) return undefined;
  const path = join(folder, ...rest);
  const found = await ifThere(openRegular(path, { folder }));
  if (found === 'folder') {
    const index = await ifThere(openRegular(join(path, listing), { folder }));
    return index === 'folder' ? undefined : index;
  }
  if (!isFolder) return found;
  await found?.handle.close();
  return undefined;
}

async function openRegular(
  path: string,
  { folder }: { folder: string },
): Promise<OpenedFile | 'folder' | undefined> {
  const real = await realpath(path);
  if (real !== folder && !real.startsWith(`${folder}/`)) return undefined;
  // Without O_NONBLOCK the open of a FIFO would wait for a writer, in one of the four threads that we have.
  const handle = await open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  let isKept = false;
  try {
    const stats = await handle.stat();
    if (stats.isDirectory()) return 'folder';
    if (!stats.isFile()) return undefined;
    isKept = true;
    return { name: basename(path), handle, stats, digest: basename(folder) };
  } finally {
    if (!isKept) await handle.close();
  }
}

const absent = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ENXIO']);

async function ifThere<T>(wanted: Promise<T>): Promise<T | undefined> {
  try {
    return await wanted;
  } catch (error) {
    if (absent.has(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}
