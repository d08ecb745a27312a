import type { ImageContent } from '../image-tree.js';
import {
  headerSize,
  lengthOf,
  placeOfRecord,
  recordSize,
  sectorSize,
  writeBoth16,
  writeBoth32,
} from './bytes.js';
import type { Directory, DirectoryRecord } from './hierarchy.js';
import type { Stamps } from './stamps.js';

/** The first sector of an extent. */
export type SectorOf = (target: Directory | ImageContent) => number;

/** Where a record holds the size of what it names, and its date. */
export const recordSizeAt = 10;
export const recordDate = 18;

/** Writes a folder's extent, its records one after another (ISO 9660 6.8), and what continues them. */
export function writeDirectory(
  image: Buffer,
  directory: Directory,
  { sectorOf, stamps }: { sectorOf: SectorOf; stamps: Stamps },
): void {
  const start = sectorOf(directory) * sectorSize;
  const behind = start + directory.size;
  image.set(directory.continuation.bytesAt(behind / sectorSize), behind);
  for (const { record, offset } of recordPlaces(directory, sectorOf))
    writeRecord(image, record, { offset, sector: sectorOf(record.target), stamps });
}

/** The records of a folder, each with its place in the image. */
export function recordPlaces(
  directory: Directory,
  sectorOf: SectorOf,
): readonly { readonly record: DirectoryRecord; readonly offset: number }[] {
  let next = sectorOf(directory) * sectorSize;
  return directory.records.map((record) => {
    const size = recordSize(record.identifier.length, lengthOf(record.systemUse));
    const offset = placeOfRecord(next, size);
    next = offset + size;
    return { record, offset };
  });
}

/** Writes one record (ISO 9660 9.1); a volume descriptor holds one, too, of the root. */
export function writeRecord(
  image: Buffer,
  { identifier, systemUse, target }: DirectoryRecord,
  { offset, sector, stamps }: { offset: number; sector: number; stamps: Stamps },
): void {
  image[offset] = recordSize(identifier.length, lengthOf(systemUse));
  writeBoth32(image, offset + 2, sector);
  writeBoth32(image, offset + recordSizeAt, target.size);
  image.set(stamps.short, offset + recordDate);
  image[offset + 25] = 'records' in target ? directoryFlag : 0;
  writeBoth16(image, offset + 28, 1);
  image[offset + 32] = identifier.length;
  image.set(identifier, offset + 33);
  let at = offset + headerSize(identifier.length);
  for (const field of systemUse) {
    image.set(field, at);
    at += field.length;
  }
}

const directoryFlag = 2;
