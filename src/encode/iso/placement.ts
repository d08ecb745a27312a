import type { ImageContent } from '../image-tree.js';
import { sectorSize, sectorsOf } from './bytes.js';
import type { SectorOf } from './directory-extent.js';
import type { Directory, Hierarchy } from './hierarchy.js';
import { type PathTablePlace, pathTableSize } from './path-table.js';

/** The first 16 sectors are the system's, for boot code that we have none of (ISO 9660 6.2.1). */
export const descriptorSectors = { primary: 16, joliet: 17, terminator: 18 } as const;

export interface Placement {
  readonly primaryTable: PathTablePlace;
  readonly jolietTable: PathTablePlace;
  /** Each content once, in the order of its sectors. */
  readonly contents: readonly ImageContent[];
  readonly sectorOf: SectorOf;
  /** Sectors of the whole volume. */
  readonly volumeSectors: number;
}

/** Hands out sectors: descriptors, path tables, folders, then what files hold. */
export function placementOf({ primary, joliet }: { primary: Hierarchy; joliet: Hierarchy }): Placement {
  let next = descriptorSectors.terminator + 1;
  const take = (bytes: number) => {
    const first = next;
    next += sectorsOf(bytes);
    return first;
  };
  const takeTable = (hierarchy: Hierarchy) => {
    const size = pathTableSize(hierarchy);
    return { size, little: take(size), big: take(size) };
  };
  const primaryTable = takeTable(primary);
  const jolietTable = takeTable(joliet);
  const sectors = new Map<Directory | ImageContent, number>();
  for (const directory of [...primary, ...joliet])
    sectors.set(directory, take(directory.size + directory.continuation.size()));
  const contents = contentsOf(primary);
  for (const content of contents) sectors.set(content, content.size === 0 ? emptySector : take(content.size));
  // libisofs (xorriso) reads the sector behind a folder before it looks whether the folder has one more.
  if (contents.every(({ size }) => size === 0)) take(sectorSize);
  const sectorOf: SectorOf = (target) => sectors.get(target) as number;
  return { primaryTable, jolietTable, contents, sectorOf, volumeSectors: next };
}

// An empty file has no extent, yet its record names a sector: one that is inside the volume whatever follows.
const emptySector = descriptorSectors.terminator;

function contentsOf(hierarchy: Hierarchy): readonly ImageContent[] {
  const contents = new Set<ImageContent>();
  for (const { records } of hierarchy) {
    for (const { target } of records) if (!('records' in target)) contents.add(target);
  }
  return [...contents];
}
