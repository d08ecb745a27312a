import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeSync } from 'fs-extra/esm';
import type { DeviceRecord, FileRecord } from '../domain/manifest.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import type { ImageFormat } from '../domain/site.js';
import { writeDirectory } from './directory.js';
import { type ImageWriter, writeImage } from './image.js';
import { recordName } from './is-stored.js';
import { namesIn } from './names-in.js';
import type { OutputFolders } from './output-folders.js';
import { makeStaging } from './staging.js';
import { writeSeed } from './stored-seed.js';

/** A seed image that is to be written: its name in images/, its volume label and its files. */
export interface ImageOrder {
  readonly fileName: string;
  readonly label: string;
  readonly format: ImageFormat;
  readonly files: readonly OutputFile[];
}

/** What a device has in images/: volumes that are still to be encoded, and files as they are. */
export interface DeviceImages {
  readonly volumes: readonly ImageOrder[];
  readonly files: readonly OutputFile[];
}

/** One device's whole content: its document root and its images, and the record that the manifest shows. */
export interface StoreContent {
  /** What all of it is made of. */
  readonly seed: Seed;
  readonly tree: readonly OutputFile[];
  readonly images: DeviceImages;
  readonly imageWriter: ImageWriter;
  readonly record: Omit<DeviceRecord, 'files'>;
}

/** The record of a digest that is stored whole; undefined where it has to be built. */
export function storedRecord(digest: string, { store }: OutputFolders): DeviceRecord | undefined {
  try {
    return JSON.parse(readFileSync(join(store, digest, recordName), 'utf8')) as DeviceRecord;
  } catch {
    // Missing or damaged: either way it is built anew, and `addToStore` puts the new one in its place.
    return undefined;
  }
}

/** Writes one device beside the store and then names it by its digest: it is there whole or not at all. */
export async function addToStore(content: StoreContent, { store }: OutputFolders): Promise<DeviceRecord> {
  const staging = makeStaging(store);
  const tree = writeDirectory(content.tree, { root: join(staging, 'www') });
  const images = await writeImages(content, join(staging, 'images'));
  const record = {
    ...content.record,
    files: [...below('images', images), ...below('www', tree)].sort(byPath),
  };
  writeSeed(content.seed, { folder: staging });
  writeFileSync(join(staging, recordName), `${JSON.stringify(record)}\n`);
  const final = join(store, record.digest);
  removeSync(final);
  renameSync(staging, final);
  return record;
}

async function writeImages(
  { images: { volumes, files }, imageWriter: writer }: StoreContent,
  folder: string,
): Promise<readonly FileRecord[]> {
  mkdirSync(folder);
  const records: FileRecord[] = [];
  for (const { fileName, files: content, ...order } of volumes)
    records.push(await writeImage(content, { path: join(folder, fileName), ...order, writer }));
  return [...records, ...writeDirectory(files, { root: folder })];
}

/** Removes what no generation names any more. */
export function collectStore(kept: ReadonlySet<string>, { store }: OutputFolders): void {
  for (const name of namesIn(store)) {
    if (!kept.has(name)) removeSync(join(store, name));
  }
}

const below = (folder: string, records: readonly FileRecord[]): readonly FileRecord[] =>
  records.map((record) => ({ ...record, path: `${folder}/${record.path}` }));

const byPath = (a: FileRecord, b: FileRecord): number => (a.path < b.path ? -1 : 1);
