import { statSync } from 'node:fs';
import { join } from 'node:path';
import { currentGeneration, generationNumbers, manifestName, readManifest } from './generations.js';
import type { OutputFolders } from './output-folders.js';

/** A generation that is on the disk. */
export interface GenerationFacts {
  readonly number: number;
  /** `current` points at it. */
  readonly isCurrent: boolean;
  /** When its manifest was written: nothing in it holds a date, so that equal inputs give equal bytes. */
  readonly written?: Date;
  /** How many devices it holds, and which seedpress built it, where the manifest can be read. */
  readonly devices?: number;
  readonly seedpress?: string;
}

/** All generations, oldest first. */
export function generationList(folders: OutputFolders): readonly GenerationFacts[] {
  const current = currentGeneration(folders);
  return generationNumbers(folders).map((number) => {
    const manifest = readManifest(number, folders);
    const stat = statSync(join(folders.generations, String(number), manifestName), { throwIfNoEntry: false });
    return {
      number,
      isCurrent: number === current,
      ...(stat === undefined ? {} : { written: stat.mtime }),
      ...(manifest === undefined
        ? {}
        : { devices: Object.keys(manifest.devices).length, seedpress: manifest.seedpress }),
    };
  });
}
