import type { DiskFiles } from './files.js';
import { isoFiles } from './iso-files.js';
import { vfatFiles } from './vfat-files.js';

export type { DiskFiles } from './files.js';

/** What kind of image these bytes are; undefined where they are none that clients of cloud-init mount. */
export function diskKind(bytes: Buffer): 'iso9660' | 'vfat' | undefined {
  // ECMA-119, 8.1: the first descriptor stands in sector 16.
  if (bytes.toString('latin1', 0x8001, 0x8006) === 'CD001') return 'iso9660';
  const isBootSector = bytes[510] === 0x55 && bytes[511] === 0xaa;
  const names = [bytes.toString('latin1', 54, 57), bytes.toString('latin1', 82, 85)];
  return isBootSector && names.includes('FAT') ? 'vfat' : undefined;
}

/** The files of an image, or why nobody can read it. */
export function readDisk(bytes: Buffer): DiskFiles | Error {
  try {
    return diskFiles(bytes);
  } catch (error) {
    return error as Error;
  }
}

/** The files of an image; throws where the image contradicts itself. */
export function diskFiles(bytes: Buffer): DiskFiles {
  return diskKind(bytes) === 'vfat' ? vfatFiles(bytes) : isoFiles(bytes);
}
