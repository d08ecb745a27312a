import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { contentDigest } from '../../domain/content-digest.js';
import type { DeviceRecord } from '../../domain/manifest.js';
import type { OutputFolders } from '../output-folders.js';
import { seedName, seedState } from '../stored-seed.js';
import type { Damage } from './damage.js';
import { storedPaths } from './device-paths.js';
import { type Hashes, hashesBelow } from './hashes.js';
import { touchedBelow } from './touched.js';

type Kept = Pick<DeviceRecord, 'digest' | 'images' | 'content'>;

/**
 * What is wrong with the data of a device, by reading all of it. Which file it is is told by the time at which it was touched, where
 * that is after `since`; where the disk lost a bit it is the whole entry.
 */
export function entryDamage(
  id: string,
  record: Kept,
  { folders, hashes, since }: { folders: OutputFolders; hashes: Hashes; since: number | undefined },
): readonly Damage[] {
  const { digest } = record;
  const damage = (what: Damage['what'], path: string): Damage => ({
    path: relative(folders.out, path),
    what,
    device: id,
  });
  const paths = storedPaths(id, record, folders);
  const missing = paths.filter((path) => !existsSync(path));
  const seed = seedState(digest, folders);
  const ofSeed = seed === undefined ? [] : [damage(seed, join(folders.seeds, seedName(digest)))];
  if (missing.length > 0) return [...missing.map((path) => damage('missing', path)), ...ofSeed];
  const [root = '', ...images] = paths;
  const found = paths.flatMap((path) =>
    hashesBelow(path, hashes).map(([below, sum]) => [`${path.slice(root.length)}${below}`, sum] as const),
  );
  if (contentDigest(found) === record.content) return ofSeed;
  const touched = since === undefined ? [] : paths.flatMap((path) => touchedBelow(path, { since }));
  const told = touched.length === 0 || touched.length > mostTold ? [root, ...images].slice(0, 1) : touched;
  return [...told.map((path) => damage('changed', path)), ...ofSeed];
}

const mostTold = 20;
