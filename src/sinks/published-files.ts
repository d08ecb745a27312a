import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type DeviceRecord, storedImage } from '../domain/manifest.js';
import type { OutputFolders } from './output-folders.js';
import { reportFolder } from './report-folder.js';
import { stateFolder } from './state/ledger.js';
import { nameFolders } from './state/names.js';

/**
 * Reads files of a folder that is published under a name, all of one build whatever is published meanwhile; undefined for
 * those that are not there.
 */
export function publishedFolder(name: string): (path: string) => Uint8Array | undefined {
  let folder: string;
  try {
    folder = realpathSync(name);
  } catch {
    return () => undefined;
  }
  return (path) => readIfThere(join(folder, path));
}

/** What the store holds of a device now. Files of one inode, which most are, are read once. */
export interface StoredFiles {
  /** The document root, by the paths below it. */
  readonly tree: ReadonlyMap<string, Uint8Array>;
  /** Below images/. */
  readonly images: ReadonlyMap<string, Uint8Array>;
}

export function storedFiles(
  id: string,
  { digest, images: names }: Pick<DeviceRecord, 'digest' | 'images'>,
  { store }: Pick<OutputFolders, 'store'>,
): StoredFiles {
  const tree = contentsBelow(join(store, digest));
  const images = new Map<string, Uint8Array>();
  for (const name of names) {
    const path = join(store, storedImage(name, { id, digest }));
    const whole = readIfThere(path);
    if (whole !== undefined) images.set(name, whole);
    else for (const [below, content] of contentsBelow(path)) images.set(`${name}/${below}`, content);
  }
  return { tree, images };
}

/** By the paths below a folder; of one that is not there, none. */
function contentsBelow(root: string): ReadonlyMap<string, Uint8Array> {
  const byInode = new Map<number, Uint8Array | undefined>();
  const contents = new Map<string, Uint8Array>();
  for (const path of existsSync(root) ? filesBelow(root, '') : []) {
    const { ino } = statSync(join(root, path));
    const content = byInode.get(ino) ?? readIfThere(join(root, path));
    byInode.set(ino, content);
    if (content !== undefined) contents.set(path, content);
  }
  return contents;
}

/** The files of a generation that hosts and guests are given; what belongs to a device is links into the store. */
export function storedSiteFiles(
  generation: number,
  { generations }: OutputFolders,
): ReadonlyMap<string, Uint8Array> {
  const root = join(generations, String(generation));
  const files = new Map<string, Uint8Array>();
  for (const { name } of readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    if ([stateFolder, reportFolder, ...nameFolders].includes(name)) continue;
    for (const path of filesBelow(root, name)) {
      const content = readIfThere(join(root, path));
      if (content !== undefined) files.set(path, content);
    }
  }
  return files;
}

function filesBelow(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(root, path);
    return entry.isFile() ? [path] : [];
  });
}

function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
