import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { codeOf } from './error-code.js';
import type { Place } from './folder-of/asker.js';

/** A regular file. */
export interface OpenedFile {
  /** `index.html` where a folder was asked for. */
  readonly name: string;
  readonly stats: Stats;
  /** All that it holds, or the descriptor of one that is too long to be read at once: whoever gets that has to close it. */
  readonly body: Buffer | number;
  /** The folder of the store that it lies in, which tells the device and its build. */
  readonly digest: string;
}

/** The name of a folder's listing, which every static server looks for. */
const listing = 'index.html';

/** Bytes: nearly all that a machine asks for. An image is a stream. */
const longestAtOnce = 64 * 1024;

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
 *
 * All of it happens at once: the kernel has what is asked for in memory, and seven calls take less time than to wait for one thread
 * (docs/adr/0048).
 */
export function openFile(
  places: readonly Place[],
  { root, isFolder }: { root: string; isFolder: boolean },
): OpenedFile | undefined {
  let last: string | undefined;
  for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
    const found = firstStored(places, { root });
    if (attempt > 1 && found?.folder === last) return undefined;
    last = found?.folder;
    const file = found && openBelow(found.folder, { rest: found.rest, isFolder });
    if (file) return file;
  }
  return undefined;
}

/** The folder of the store to which the first place leads whose folder the published generation has. */
export function storedDigest(places: readonly Place[], { root }: { root: string }): string | undefined {
  const found = firstStored(places, { root });
  return found && basename(found.folder);
}

function firstStored(places: readonly Place[], { root }: { root: string }): Place | undefined {
  for (const place of places) {
    // Most ways lead nowhere: to ask costs a tenth of an error.
    const isLast = place === places.at(-1);
    if (!isLast && !existsSync(`${root}/current/${place.folder}`)) continue;
    const folder = storedFolder(place.folder, { root });
    if (folder !== undefined) return { folder, rest: place.rest };
  }
  return undefined;
}

/** The folder of the store to which a name of the published generation leads; a link to elsewhere is none. */
function storedFolder(name: string, { root }: { root: string }): string | undefined {
  const folder = ifThere(() => realpathSync.native(`${root}/current/${name}`));
  return folder !== undefined && dirname(folder) === `${root}/store` ? folder : undefined;
}

function openBelow(
  folder: string,
  { rest, isFolder }: { rest: readonly string[]; isFolder: boolean },
): OpenedFile | undefined {
  if (rest.some((segment) => segment.startsWith('.'))) return undefined;
  const path = [folder, ...rest].join('/');
  const found = ifThere(() => openRegular(path, { folder }));
  if (found === 'folder') {
    const index = ifThere(() => openRegular(`${path}/${listing}`, { folder }));
    return index === 'folder' ? undefined : index;
  }
  if (!isFolder) return found;
  if (typeof found?.body === 'number') closeSync(found.body);
  return undefined;
}

function openRegular(path: string, { folder }: { folder: string }): OpenedFile | 'folder' | undefined {
  const real = realpathSync.native(path);
  if (real !== folder && !real.startsWith(`${folder}/`)) return undefined;
  // Without O_NONBLOCK the open of a FIFO would wait for a writer, and everybody for us.
  const descriptor = openSync(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  let isKept = false;
  try {
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) return 'folder';
    if (!stats.isFile()) return undefined;
    isKept = stats.size > longestAtOnce;
    const body = isKept ? descriptor : bytesOf(descriptor, stats.size);
    return { name: basename(path), stats, body, digest: basename(folder) };
  } finally {
    if (!isKept) closeSync(descriptor);
  }
}

/** As many as there are, where somebody cut the file off meanwhile. */
function bytesOf(descriptor: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const read = readSync(descriptor, bytes, length, size - length, null);
    if (read === 0) break;
    length += read;
  }
  return bytes.subarray(0, length);
}

const absent = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ENXIO']);

function ifThere<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if (absent.has(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}
