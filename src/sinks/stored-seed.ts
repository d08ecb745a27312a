import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Seed } from '../domain/seed.js';
import type { OutputFolders } from './output-folders.js';
import { fileMode } from './written-contents.js';

/** To be raised with every change of the type Seed that a reader of today would stumble over. */
const format = 4;

/** The name of a device's seed, by its digest. It lies in no folder that is published: it holds all secrets of its device. */
export const seedName = (digest: string): string => `${digest}.json`;

/** Writes what a device's folder in the store is made of; `folder` is that of the seeds, or one on its way there. */
export function writeSeed(seed: Seed, { folder, digest }: { folder: string; digest: string }): void {
  const text = `${JSON.stringify({ format, seed })}\n`;
  writeFileSync(join(folder, seedName(digest)), text, { encoding: 'utf8', flag: 'wx', mode: fileMode });
}

/** What a device is stored from; undefined where it is gone, damaged or of another format. */
export function storedSeed(digest: string, { seeds }: Pick<OutputFolders, 'seeds'>): Seed | undefined {
  try {
    const stored = JSON.parse(readFileSync(join(seeds, seedName(digest)), 'utf8')) as {
      readonly format: number;
      readonly seed?: Seed;
    };
    return stored.format === format ? stored.seed : undefined;
  } catch {
    return undefined;
  }
}
