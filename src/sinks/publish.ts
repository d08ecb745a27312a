import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeSync } from 'fs-extra/esm';
import { type DeviceRecord, type Manifest, storedImage } from '../domain/manifest.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Access } from '../domain/site.js';
import { writeDirectory } from './directory.js';
import { flushFileSystem, flushFolder } from './flush.js';
import { generationNumbers, manifestName } from './generations.js';
import { manifestText } from './manifest-text.js';
import type { OutputFolders } from './output-folders.js';
import { makeStaging, stagingName } from './staging.js';

/**
 * Writes a new generation, names only, and publishes it by one rename of `current`. Everything that it names
 * is on the disk before: a power cut leaves the old site or the new one, never a mixture.
 */
export function publish(
  {
    manifest,
    siteFiles,
    tokenOf,
  }: {
    manifest: Manifest;
    siteFiles: readonly OutputFile[];
    /** A device's token; undefined where access is not by token. */
    tokenOf: (id: string) => string | undefined;
  },
  folders: OutputFolders,
): number {
  const staging = makeStaging(folders.generations);
  const { access } = manifest.site;
  for (const name of ['www', 'images', 'by-uuid', 'by-serial', ...accessFolders[access]])
    mkdirSync(join(staging, name));
  for (const [id, record] of Object.entries(manifest.devices)) {
    const names = [...namesOf(id, record), ...accessNamesOf(id, record, { access, token: tokenOf(id) })];
    nameDevice(id, record, { names, generation: staging });
  }
  writeDirectory(siteFiles, { root: staging });
  writeFileSync(join(staging, manifestName), manifestText(manifest));
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

/**
 * The folders by which a server finds whose data a request may read. A way that is not allowed has no folder: a server
 * needs no setting to know, and takes the site's word in the same rename as its data.
 */
const accessFolders: Readonly<Record<Access, readonly string[]>> = {
  address: ['by-ip'],
  token: ['s'],
  open: ['by-ip', 'by-id', 'smbios-uuid', 'smbios-serial'],
};

/** Names of a device's folder that no server of ours asks for: they are for people and programs on this machine. */
const namesOf = (id: string, { uuid, serial }: DeviceRecord): readonly string[] => [
  `www/${id}`,
  `by-uuid/${uuid}`,
  ...(serial === undefined ? [] : [`by-serial/${serial}`]),
];

/** By what SMBIOS says: a server asks for these, and finds them in open sites alone, since a UUID can be guessed. */
const smbiosNamesOf = ({ uuid, serial }: DeviceRecord): readonly string[] => [
  `smbios-uuid/${uuid}`,
  ...(serial === undefined ? [] : [`smbios-serial/${serial}`]),
];

function accessNamesOf(
  id: string,
  record: DeviceRecord,
  { access, token }: { access: Access; token: string | undefined },
): readonly string[] {
  if (access === 'token') {
    if (token === undefined) throw new Error(`no token for ${id}, although access is by token`);
    return [`s/${token}`];
  }
  const address = record.management_ip;
  const byAddress = address === undefined ? [] : [`by-ip/${address}`];
  return access === 'open' ? [...byAddress, `by-id/${id}`, ...smbiosNamesOf(record)] : byAddress;
}

function nameDevice(
  id: string,
  { digest, images }: DeviceRecord,
  { names, generation }: { names: readonly string[]; generation: string },
): void {
  const store = '../../../store';
  for (const name of names) symlinkSync(`${store}/${digest}`, join(generation, name));
  for (const name of images)
    symlinkSync(`${store}/${storedImage(name, { id, digest })}`, join(generation, 'images', name));
}
