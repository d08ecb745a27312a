import type { DeviceRecord } from '../domain/manifest.js';
import type { OutputFile } from '../domain/output-file.js';
import { sha256 } from '../domain/sha256.js';
import { encodeIso } from '../encode/iso.js';
import { encodeVfat } from '../encode/vfat.js';
import { assertRoom, roomOf } from './room.js';
import type { ImageOrder, StoreContent, StoreWriter } from './store.js';

/** Takes what a build would write, writes nothing, and knows how much it is. */
export interface MeasuringWriter extends StoreWriter {
  /** Counts files that belong to no device. */
  addFiles(files: readonly OutputFile[]): void;
  /** Counts bytes and names beside them. */
  addRoom(room: { readonly bytes?: number; readonly names?: number }): void;
  /** Throws where there is no room for all of it. */
  assertFits(): void;
  /** Whether there is room for so many times as much. */
  fits(times: number): boolean;
}

/**
 * Counts the least that a build takes: equal files once, images without the zeros that they begin with. What there is room for is never
 * refused, and what goes over the least is seen when it is written.
 */
export function openMeasuringWriter(out: string): MeasuringWriter {
  const free = roomOf(out);
  const added = new Map<string, DeviceRecord>();
  const known = new Set<string>();
  let [bytes, names] = [0, 0];
  const addBytes = (count: number): void => {
    bytes += Math.ceil(count / free.block) * free.block;
    names += 1;
  };
  const addFiles = (files: readonly OutputFile[]): void => {
    for (const file of files) {
      // Some are made when they are asked for.
      const content = 'content' in file ? file.content : undefined;
      const digest = content === undefined ? '' : sha256(content);
      if (content !== undefined && !known.has(digest)) addBytes(Buffer.byteLength(content));
      else if (free.isNameCounted) names += 1;
      known.add(digest);
    }
    names += foldersOf(files);
  };
  return {
    added,
    add({ seed, tree, images, record }: StoreContent) {
      // Its folder.
      names += 1;
      addFiles(tree);
      addFiles(images.files);
      for (const volume of images.volumes) addBytes(imageBytes(volume));
      addBytes(Buffer.byteLength(JSON.stringify(seed)));
      const measured = { ...record, content: record.digest, files: tree.length, images: [], image_bytes: [] };
      added.set(record.digest, measured);
      return Promise.resolve(measured);
    },
    addFiles,
    addRoom: (room) => {
      bytes += room.bytes ?? 0;
      names += room.names ?? 0;
    },
    assertFits: () => assertRoom(out, { bytes, names }),
    fits: (times) => free.bytes >= bytes * times && free.names >= names * times,
    async commit() {},
    async discard() {},
  };
}

function foldersOf(files: readonly OutputFile[]): number {
  const folders = new Set<string>();
  for (const { path } of files) {
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1))
      folders.add(path.slice(0, at));
  }
  return folders.size;
}

/** The zeros that an ISO image begins with take no room. */
const imageBytes = ({ files, label, format }: ImageOrder): number =>
  format === 'vfat' ? encodeVfat(files, { label }).length : encodeIso(files, { label }).length - 32 * 1024;
