import { sectorSize } from './bytes.js';
import type { SectorOf } from './directory-extent.js';
import type { Directory, Hierarchy } from './hierarchy.js';

/** Both copies of a path table: bytes, and the first sector in each byte order. */
export interface PathTablePlace {
  readonly size: number;
  readonly little: number;
  readonly big: number;
}

/** Bytes of the path table of a hierarchy. */
export function pathTableSize(hierarchy: Hierarchy): number {
  return hierarchy.reduce((sum, directory) => sum + entrySize(directory), 0);
}

/** Writes a path table (ISO 9660 6.9), every folder with its extent and its parent, once in each byte order. */
export function writePathTable(
  image: Buffer,
  hierarchy: Hierarchy,
  { place, sectorOf }: { place: PathTablePlace; sectorOf: SectorOf },
): void {
  const numbers = new Map(hierarchy.map((directory, index) => [directory, index + 1]));
  let little = place.little * sectorSize;
  let big = place.big * sectorSize;
  for (const directory of hierarchy) {
    const parent = numbers.get(directory.parent ?? directory) as number;
    image.writeUInt32LE(sectorOf(directory), little + 2);
    image.writeUInt16LE(parent, little + 6);
    image.writeUInt32BE(sectorOf(directory), big + 2);
    image.writeUInt16BE(parent, big + 6);
    for (const offset of [little, big]) {
      image[offset] = directory.identifier.length;
      image.set(directory.identifier, offset + 8);
    }
    little += entrySize(directory);
    big += entrySize(directory);
  }
}

const entrySize = ({ identifier }: Directory): number => 8 + identifier.length + (identifier.length % 2);
