import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Seed } from '../domain/seed.js';
import { sha256 } from '../domain/sha256.js';
import type { FileMaker } from './making/file-maker.js';
import type { OutputFolders } from './output-folders.js';
import { throwShortage } from './shortage.js';

/** To be raised with every change of the type Seed that a reader of today would stumble over. */
const format = 5;

/** The name of a device's seed, by its digest. It lies in no folder that is published: it holds all secrets of its device. */
export const seedName = (digest: string): string => `${digest}.json`;

/** Writes what a device's folder in the store is made of; `folder` is that of the seeds, or one on its way there. */
export function writeSeed(
  seed: Seed,
  { folder, digest, maker }: { folder: string; digest: string; maker: FileMaker },
): void {
  const text = JSON.stringify(seed);
  maker.file(join(folder, seedName(digest)), `${headOf(sha256(text))}${text}}\n`);
}

/** What a device is stored from; undefined where it is gone, damaged or of another format. */
export function storedSeed(digest: string, folders: Pick<OutputFolders, 'seeds'>): Seed | undefined {
  const text = textOf(digest, folders);
  if (text === undefined || stateOf(text) !== undefined) return undefined;
  return (JSON.parse(text) as { readonly seed: Seed }).seed;
}

/** What is wrong with a device's seed; undefined where nothing is. One of another format is another seedpress's to judge. */
export function seedState(
  digest: string,
  folders: Pick<OutputFolders, 'seeds'>,
): 'missing' | 'changed' | undefined {
  const text = textOf(digest, folders);
  if (text === undefined) return 'missing';
  return stateOf(text) === 'changed' ? 'changed' : undefined;
}

const headOf = (sum: string): string => `{"format":${format},"sha256":"${sum}","seed":`;

function stateOf(text: string): 'changed' | 'other format' | undefined {
  if (/^\{"format":[1-4],/.test(text)) return 'other format';
  const head = headOf(sha256(text.slice(headOf('0'.repeat(64)).length, -2)));
  return text.startsWith(head) && text.endsWith('}\n') ? undefined : 'changed';
}

function textOf(digest: string, { seeds }: Pick<OutputFolders, 'seeds'>): string | undefined {
  try {
    return readFileSync(join(seeds, seedName(digest)), 'utf8');
  } catch (error) {
    throwShortage(error);
    return undefined;
  }
}
