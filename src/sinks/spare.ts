import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { generationFolder } from './generations.js';
import type { OutputFolders } from './output-folders.js';
import { removeTree } from './remove-tree.js';
import { reportFolder } from './report-folder.js';
import { stagingName } from './staging.js';

/** Where the names of the generation that was dropped last wait to become those of the next one. */
export const spareFolder = ({ generations }: OutputFolders): string => join(generations, '.spare');

export const hasSpare = (folders: OutputFolders): boolean => existsSync(spareFolder(folders));

export function removeSpare(folders: OutputFolders): void {
  if (hasSpare(folders)) discard(spareFolder(folders), folders);
}

/** Takes a generation that is not published away and keeps its names. */
export function makeSpare(generation: number, folders: OutputFolders): void {
  removeSpare(folders);
  const spare = spareFolder(folders);
  renameSync(generationFolder(generation, folders), spare);
  // What else it holds tells of devices that may be gone by now.
  for (const name of ['host', 'guest', reportFolder, 'manifest.json']) removeTree(join(spare, name));
}

/** Removes a generation that is not published; one that is half removed has no number any more. */
export const removeGeneration = (generation: number, folders: OutputFolders): void =>
  discard(generationFolder(generation, folders), folders);

function discard(folder: string, { generations }: OutputFolders): void {
  const gone = stagingName(generations);
  renameSync(folder, gone);
  removeTree(gone);
}
