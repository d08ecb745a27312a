import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { currentGeneration, generationNumbers, manifestName, readManifest } from './generations.js';
import type { OutputFolders } from './output-folders.js';
import { history } from './publications.js';

/** A generation that is on the disk. */
export interface GenerationFacts {
  readonly number: number;
  /** `current` points at it. */
  readonly isCurrent: boolean;
  /** What `rollback` without a number would publish. */
  readonly isNext: boolean;
  /** A rollback left it, and nobody has published it since. */
  readonly isLeft: boolean;
  /** Of the current one: when it was published, which is later where it was a rollback. */
  readonly published?: Date;
  /** When its manifest was written: nothing in it holds a date, so that equal inputs give equal bytes. */
  readonly written?: Date;
  /** How many devices it holds, and which seedpress built it, where the manifest can be read. */
  readonly devices?: number;
  readonly seedpress?: string;
}

/** All generations, oldest first. */
export function generationList(folders: OutputFolders): readonly GenerationFacts[] {
  const current = currentGeneration(folders);
  const { former, left } = history(folders);
  return generationNumbers(folders).map((number) => {
    const manifest = readManifest(number, folders);
    const stat = statSync(join(folders.generations, String(number), manifestName), { throwIfNoEntry: false });
    return {
      number,
      isCurrent: number === current,
      isNext: number === former[0],
      isLeft: left.has(number),
      ...(number === current ? { published: lstatSync(folders.current).mtime } : {}),
      ...(stat === undefined ? {} : { written: stat.mtime }),
      ...(manifest === undefined
        ? {}
        : { devices: Object.keys(manifest.devices).length, seedpress: manifest.seedpress }),
    };
  });
}
