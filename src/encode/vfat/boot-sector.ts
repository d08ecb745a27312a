import { type Geometry, reservedSectors, sectorSize, trackSectors } from './geometry.js';

/** Writes the boot sector with its BIOS parameter block. It boots nothing. */
export function writeBootSector(
  image: Buffer,
  { label, geometry }: { label: string; geometry: Geometry },
): void {
  const { bits, clusterSectors, fatSectors, rootEntries, totalSectors } = geometry;
  image.set([0xeb, 0x3c, 0x90], 0);
  image.write('SEEDPRES', 3, 'latin1');
  image.writeUInt16LE(sectorSize, 11);
  image[13] = clusterSectors;
  image.writeUInt16LE(reservedSectors, 14);
  image[16] = 2;
  image.writeUInt16LE(rootEntries, 17);
  if (totalSectors < 0x1_0000) image.writeUInt16LE(totalSectors, 19);
  else image.writeUInt32LE(totalSectors, 32);
  image[21] = mediaDescriptor;
  image.writeUInt16LE(fatSectors, 22);
  image.writeUInt16LE(trackSectors, 24);
  image.writeUInt16LE(heads, 26);
  image[36] = 0x80;
  image[38] = 0x29;
  image.write(label.padEnd(11), 43, 'latin1');
  image.write(`FAT${bits}`.padEnd(8), 54, 'latin1');
  image.set([0x55, 0xaa], 510);
}

/** Writes the volume's serial number, which blkid shows as its UUID. */
export function writeSerial(image: Buffer, serial: number): void {
  image.writeUInt32LE(serial, 39);
}

/** A fixed disk; the first entry of the allocation table repeats it. */
export const mediaDescriptor = 0xf8;

const heads = 64;
