import type { ImageContent, ImageFolder } from '../image-tree.js';
import { sectorSize, writeBoth32 } from './bytes.js';
import { recordPlaces, recordSizeAt, writeDirectory } from './directory-extent.js';
import { hierarchyOf } from './hierarchy.js';
import { jolietRules } from './joliet.js';
import { assertFitsIso } from './limits.js';
import { writePathTable } from './path-table.js';
import { placementOf } from './placement.js';
import { primaryRules } from './primary.js';
import { stampsOf } from './stamps.js';
import { writeJolietDescriptor, writePrimaryDescriptor, writeTerminator } from './volume-descriptor.js';

/** An image without what its files hold: names, folders and dates, which most devices of a fleet have alike. */
export interface Skeleton {
  readonly image: Buffer;
  /** In the order of their sectors. */
  readonly slots: readonly Slot[];
}

/** Where one content goes, and where its size is told. */
interface Slot {
  readonly content: ImageContent;
  readonly offset: number;
  /** Offsets of directory records. */
  readonly records: readonly number[];
}

export function skeletonOf(tree: ImageFolder, { label, date }: { label: string; date: Date }): Skeleton {
  assertFitsIso(tree, { label });
  const stamps = stampsOf(date);
  const primary = hierarchyOf(tree, primaryRules({ stamps }));
  const joliet = hierarchyOf(tree, jolietRules);
  const placement = placementOf({ primary, joliet });
  const { primaryTable, jolietTable, contents, sectorOf, volumeSectors } = placement;

  const image = Buffer.alloc(volumeSectors * sectorSize);
  const volume = { label, stamps, sectorOf, volumeSectors };
  writePrimaryDescriptor(image, { ...volume, hierarchy: primary, pathTable: primaryTable });
  writeJolietDescriptor(image, { ...volume, hierarchy: joliet, pathTable: jolietTable });
  writeTerminator(image);
  writePathTable(image, primary, { place: primaryTable, sectorOf });
  writePathTable(image, joliet, { place: jolietTable, sectorOf });
  const records = new Map<ImageContent, number[]>(contents.map((content) => [content, []]));
  for (const directory of [...primary, ...joliet]) {
    writeDirectory(image, directory, { sectorOf, stamps });
    for (const { record, offset } of recordPlaces(directory, sectorOf)) {
      if (!('records' in record.target)) records.get(record.target)?.push(offset);
    }
  }
  const slots = contents.map((content) => ({
    content,
    offset: sectorOf(content) * sectorSize,
    records: records.get(content) ?? [],
  }));
  return { image, slots };
}

/** Writes down how many bytes a content has, wherever the image names it. */
export function writeSize(image: Buffer, { records }: Slot, bytes: number): void {
  for (const offset of records) writeBoth32(image, offset + recordSizeAt, bytes);
}
