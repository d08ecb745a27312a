import type { OutputFile } from '../domain/output-file.js';
import { imageDate } from './image-date.js';
import { imageTree, writeContent } from './image-tree.js';
import { sectorSize } from './iso/bytes.js';
import { writeDirectory } from './iso/directory-extent.js';
import { hierarchyOf } from './iso/hierarchy.js';
import { jolietRules } from './iso/joliet.js';
import { assertFitsIso } from './iso/limits.js';
import { writePathTable } from './iso/path-table.js';
import { placementOf } from './iso/placement.js';
import { primaryRules } from './iso/primary.js';
import { stampsOf } from './iso/stamps.js';
import { writeJolietDescriptor, writePrimaryDescriptor, writeTerminator } from './iso/volume-descriptor.js';

export interface IsoOptions {
  /** Volume label, in the case in which its reader looks for it: `cidata`, `config-2`. */
  readonly label: string;
  /** Of the volume and of every file; default: `imageDate`. */
  readonly date?: Date;
}

/**
 * An ISO 9660 image with Rock Ridge and Joliet, in sectors of 2048 bytes; the same bytes for the same files. A
 * link is a second name of an extent. Folders nest as deep as they like: only DOS ever stopped at eight.
 * What cannot be written (`assertFitsIso`) is thrown.
 */
export function encodeIso(files: readonly OutputFile[], { label, date = imageDate }: IsoOptions): Uint8Array {
  const tree = imageTree(files);
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
  for (const directory of [...primary, ...joliet]) writeDirectory(image, directory, { sectorOf, stamps });
  for (const content of contents) writeContent(image, content, { offset: sectorOf(content) * sectorSize });
  return image;
}
