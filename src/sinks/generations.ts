import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Manifest } from '../domain/manifest.js';
import { namesIn } from './names-in.js';
import type { OutputFolders } from './output-folders.js';
import { throwShortage } from './shortage.js';

export const manifestName = 'manifest.json';

/** The number of the published generation; undefined where nothing is published. */
export function currentGeneration({ current }: OutputFolders): number | undefined {
  try {
    return Number(basename(readlinkSync(current)));
  } catch (error) {
    throwShortage(error);
    return undefined;
  }
}

/**
 * What no two publications have in common, a rollback that comes back to the same generation included: each makes `current` anew.
 * Undefined where nothing is published.
 */
export function publicationMark(folders: OutputFolders): string | undefined {
  const stat = lstatSync(folders.current, { bigint: true, throwIfNoEntry: false });
  // Some file systems count times in seconds, and give an inode again: within one of them numbers tell.
  return stat && [stat.dev, stat.ino, stat.ctimeNs, stat.mtimeNs, ...generationNumbers(folders)].join(' ');
}

export const generationFolder = (generation: number, { generations }: OutputFolders): string =>
  join(generations, String(generation));

/** All generations on the disk, oldest first. */
export function generationNumbers({ generations }: OutputFolders): readonly number[] {
  return namesIn(generations)
    .filter((name) => /^[1-9][0-9]*$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

/** The manifest of a generation; undefined where it is missing, damaged or of another format. */
export const readManifest = (generation: number, folders: OutputFolders): Manifest | undefined =>
  readManifestIn(generationFolder(generation, folders));

export function readManifestIn(folder: string): Manifest | undefined {
  try {
    const text = readFileSync(join(folder, manifestName), 'utf8');
    const manifest = JSON.parse(text) as { format: number };
    return manifest.format === 2 ? (manifest as Manifest) : undefined;
  } catch (error) {
    throwShortage(error);
    return undefined;
  }
}

/** The manifest of what is published; undefined where nothing is. */
export function currentManifest(folders: OutputFolders): Manifest | undefined {
  const generation = currentGeneration(folders);
  return generation === undefined ? undefined : readManifest(generation, folders);
}
