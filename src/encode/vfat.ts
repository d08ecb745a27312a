import { createHash } from 'node:crypto';
import type { OutputFile } from '../domain/output-file.js';
import { imageDate } from './image-date.js';
import { type ImageFolder, imageTree, isFolder, writeContent } from './image-tree.js';
import { writeAllocationTables } from './vfat/allocation-table.js';
import { writeBootSector, writeSerial } from './vfat/boot-sector.js';
import { dosStampOf } from './vfat/folder-entries.js';
import {
  chainsOf,
  clusterOf,
  firstCluster,
  folderEntries,
  nodesBelow,
  rootEntries,
  sizeOf,
} from './vfat/folders.js';
import { entrySize, geometryFor, sectorSize } from './vfat/geometry.js';
import { assertFitsVfat } from './vfat/limits.js';

export interface VfatOptions {
  /** Volume label, at most 11 characters, in the case in which its reader looks for it. */
  readonly label: string;
  /** Of every file; default: `imageDate`. */
  readonly date?: Date;
}

/**
 * A FAT12 or FAT16 volume with long names, no partition table around it, just large enough; the same bytes for
 * the same files. Links are copies: a cluster that two files share is damage to FAT. What cannot be written
 * (`assertFitsVfat`) is thrown.
 */
export function encodeVfat(
  files: readonly OutputFile[],
  { label, date = imageDate }: VfatOptions,
): Uint8Array {
  const root = imageTree(files);
  assertFitsVfat(root, { label });
  const stamp = dosStampOf(date);
  const nodes = nodesBelow(root);
  const geometry = geometryFor({
    rootEntries: sizeOf(root) / entrySize,
    clustersFor: (clusterSize) => nodes.reduce((sum, node) => sum + Math.ceil(sizeOf(node) / clusterSize), 0),
  });
  const clusterSize = geometry.clusterSectors * sectorSize;
  const chains = chainsOf(nodes, { clusterSize });

  const image = Buffer.alloc(geometry.totalSectors * sectorSize);
  writeBootSector(image, { label, geometry });
  writeAllocationTables(image, { chains: [...chains.values()], geometry });
  image.set(rootEntries(root, { label, chains, stamp }), geometry.rootStart * sectorSize);
  const writeBelow = (folder: ImageFolder, parentCluster: number) => {
    for (const node of folder.children) {
      const cluster = clusterOf(node, chains);
      const offset = geometry.dataStart * sectorSize + (cluster - firstCluster) * clusterSize;
      if (isFolder(node)) {
        image.set(folderEntries(node, { parentCluster, chains, stamp }), offset);
        writeBelow(node, cluster);
      } else if (node.content.size > 0) writeContent(image, node.content, { offset });
    }
  };
  writeBelow(root, 0);
  // Usually of the clock; of the content here, so that two volumes in one machine have two.
  writeSerial(image, createHash('sha256').update(image).digest().readUInt32LE());
  return image;
}
