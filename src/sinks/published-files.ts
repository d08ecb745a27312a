import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { manifestName } from './generations.js';
import type { OutputFolders } from './output-folders.js';

/** A file of a device as it is stored under its digest; undefined where somebody removed it. */
export const storedFile = (
  path: string,
  { digest, store }: { digest: string } & Pick<OutputFolders, 'store'>,
): Uint8Array | undefined => readIfThere(join(store, digest, path));

/** The files of a generation that belong to no device, by their paths; all else in it is links into the store. */
export function storedSiteFiles(
  generation: number,
  { generations }: OutputFolders,
): ReadonlyMap<string, Uint8Array> {
  const root = join(generations, String(generation));
  const files = new Map<string, Uint8Array>();
  for (const path of filesBelow(root, '')) {
    const content = path === manifestName ? undefined : readIfThere(join(root, path));
    if (content !== undefined) files.set(path, content);
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
