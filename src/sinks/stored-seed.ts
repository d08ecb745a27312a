import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Seed } from '../domain/seed.js';
import type { OutputFolders } from './output-folders.js';

/** Beside www/ and images/, which alone are published: a seed holds all secrets of its device, and more at a time. */
const seedName = 'seed.json';

/** To be raised with every change of the type Seed that a reader of today would stumble over. */
const format = 4;

/** Writes what a device's folder in the store was made of; `folder` is that one, on its way to its name. */
export function writeSeed(seed: Seed, { folder }: { folder: string }): void {
  writeFileSync(join(folder, seedName), `${JSON.stringify({ format, seed })}\n`, { flag: 'wx' });
}

/** What a device is stored from; undefined where it is gone, damaged or of another format. */
export function storedSeed(digest: string, { store }: Pick<OutputFolders, 'store'>): Seed | undefined {
  try {
    const stored = JSON.parse(readFileSync(join(store, digest, seedName), 'utf8')) as {
      readonly format: number;
      readonly seed?: Seed;
    };
    return stored.format === format ? stored.seed : undefined;
  } catch {
    return undefined;
  }
}
