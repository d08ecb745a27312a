import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { removeSync } from 'fs-extra/esm';
import { type DeviceRecord, storedImage } from '../../domain/manifest.js';
import { makeOutFolder } from '../out-folder.js';
import { type OutputFolders, outputFolders } from '../output-folders.js';
import { makeStaging } from '../staging.js';
import { replace, type StoreWriter } from '../store.js';
import { seedName } from '../stored-seed.js';

/** A device that a shard has built. */
export interface BuiltElsewhere {
  readonly id: string;
  readonly record: DeviceRecord;
  /** The shard that has it in its store. */
  readonly folders: OutputFolders;
}

/**
 * Takes devices out of the stores of shards. On one file system that is a rename for each of their names; what stands on another one is
 * copied beside the store first.
 */
export function adoptingWriter(devices: readonly BuiltElsewhere[], folders: OutputFolders): StoreWriter {
  const copies = new Map<string, string>();
  const isHere = (shard: OutputFolders): boolean => deviceOf(shard.out) === deviceOf(folders.out);
  return {
    added: new Map(devices.map(({ record }) => [record.digest, record])),
    add: ({ record }) => Promise.reject(new Error(`${record.digest} is in no shard`)),
    async commit() {
      makeOutFolder(folders.out);
      for (const place of ['store', 'seeds'] as const) mkdirSync(folders[place], { recursive: true });
      const staging = makeStaging(folders.out);
      for (const { id, record, folders: shard } of devices) {
        const from = isHere(shard)
          ? shard
          : outputFolders(copies.get(shard.out) ?? copied(shard, copies, staging));
        for (const [place, name] of namesOf(id, record)) {
          const source = join(from[place], name);
          // What a merge that died had taken already stands where it belongs.
          if (lstatSync(source, { throwIfNoEntry: false }) !== undefined)
            replace(source, join(folders[place], name), { old: join(staging, 'old') });
        }
      }
      removeSync(staging);
    },
    async discard() {},
  };
}

/** The document root last: a folder that is there has all that belongs to it. */
const namesOf = (id: string, { digest, images }: DeviceRecord) =>
  [
    ['seeds', seedName(digest)],
    ...images.map((name) => ['store', storedImage(name, { id, digest })] as const),
    ['store', digest],
  ] as const;

/** In one go, so that files with several names stay one file. */
function copied({ out }: OutputFolders, copies: Map<string, string>, staging: string): string {
  const copy = join(staging, String(copies.size));
  const { status, error, stderr } = spawnSync('cp', ['-a', '--', out, copy], { encoding: 'utf8' });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`the shard ${out} cannot be copied: ${stderr.trim()}`);
  copies.set(out, copy);
  return copy;
}

const deviceOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.dev;
