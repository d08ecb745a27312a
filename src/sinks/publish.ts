import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeSync } from 'fs-extra/esm';
import type { DeviceRecord, Manifest } from '../domain/manifest.js';
import type { OutputFile } from '../domain/output-file.js';
import { writeDirectory } from './directory.js';
import { flushFileSystem, flushFolder } from './flush.js';
import { generationNumbers, manifestName } from './generations.js';
import type { OutputFolders } from './output-folders.js';
import { makeStaging, stagingName } from './staging.js';

/**
 * Writes a new generation, names only, and publishes it by one rename of `current`. Everything that it names
 * is on the disk before: a power cut leaves the old site or the new one, never a mixture.
 */
export function publish(
  { manifest, siteFiles }: { manifest: Manifest; siteFiles: readonly OutputFile[] },
  folders: OutputFolders,
): number {
  const staging = makeStaging(folders.generations);
  for (const name of deviceFolders) mkdirSync(join(staging, name));
  for (const [id, record] of Object.entries(manifest.devices))
    nameDevice(id, record, { generation: staging });
  writeDirectory(siteFiles, { root: staging });
  writeFileSync(join(staging, manifestName), `${JSON.stringify(manifest, null, 1)}\n`);
  const number = (generationNumbers(folders).at(-1) ?? 0) + 1;
  flushFileSystem(folders.out);
  renameSync(staging, join(folders.generations, String(number)));
  flushFolder(folders.generations);
  pointCurrentAt(number, folders);
  return number;
}

/** Makes another generation the published one. The new link gets its place in a single rename. */
export function pointCurrentAt(generation: number, { out, current }: OutputFolders): void {
  const link = stagingName(out);
  symlinkSync(`generations/${generation}`, link);
  renameSync(link, current);
  flushFolder(out);
}

/** Removes a generation that is not published. */
export function removeGeneration(generation: number, { generations }: OutputFolders): void {
  removeSync(join(generations, String(generation)));
}

/** Folders of a generation in which every device has a name. */
const deviceFolders = ['www', 'images', 'by-ip', 'by-uuid', 'by-serial'] as const;

function nameDevice(id: string, record: DeviceRecord, { generation }: { generation: string }): void {
  const stored = `../../../store/${record.digest}`;
  symlinkSync(`${stored}/www`, join(generation, 'www', id));
  symlinkSync(`${stored}/www`, join(generation, 'by-uuid', record.uuid));
  if (record.management_ip !== undefined)
    symlinkSync(`${stored}/www`, join(generation, 'by-ip', record.management_ip));
  if (record.serial !== undefined) symlinkSync(`${stored}/www`, join(generation, 'by-serial', record.serial));
  for (const { path } of record.files) {
    if (path.startsWith('images/')) symlinkSync(`${stored}/${path}`, join(generation, path));
  }
}
