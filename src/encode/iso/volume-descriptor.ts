import { sectorSize, ucs2, writeBoth16, writeBoth32 } from './bytes.js';
import { type SectorOf, writeRecord } from './directory-extent.js';
import type { Directory, Hierarchy } from './hierarchy.js';
import type { PathTablePlace } from './path-table.js';
import { descriptorSectors } from './placement.js';
import type { Stamps } from './stamps.js';

/** What a descriptor says of the volume and of one hierarchy. */
export interface VolumeFacts {
  readonly label: string;
  readonly hierarchy: Hierarchy;
  readonly pathTable: PathTablePlace;
  readonly sectorOf: SectorOf;
  readonly volumeSectors: number;
  readonly stamps: Stamps;
}

/** Writes the primary volume descriptor (ISO 9660 8.4). */
export function writePrimaryDescriptor(image: Buffer, facts: VolumeFacts): void {
  const volume = descriptorAt(image, descriptorSectors.primary, { type: 1 });
  writeTexts(volume, facts, { encode: (text) => Buffer.from(text, 'latin1'), space: Buffer.from(' ') });
  writeFacts(volume, facts);
}

/** Writes the supplementary descriptor that announces Joliet: UCS-2 level 3, whose escape sequence is `%/E`. */
export function writeJolietDescriptor(image: Buffer, facts: VolumeFacts): void {
  const volume = descriptorAt(image, descriptorSectors.joliet, { type: 2 });
  writeTexts(volume, facts, { encode: ucs2, space: ucs2(' ') });
  volume.write('%/E', 88, 'latin1');
  writeFacts(volume, facts);
}

/** Writes the descriptor that ends the list (ISO 9660 8.3). */
export function writeTerminator(image: Buffer): void {
  descriptorAt(image, descriptorSectors.terminator, { type: 255 });
}

/** Writes the dates of a descriptor that begins at `offset`: created, modified, effective; it never expires. */
export function stampDescriptor(image: Buffer, offset: number, { stamps }: { stamps: Stamps }): void {
  for (const place of [813, 830, 864]) image.set(stamps.long, offset + place);
  image.fill('0', offset + 847, offset + 863, 'latin1');
}

// Not a version of ours: an image shall not change because seedpress did.
const application = 'SEEDPRESS';

function descriptorAt(image: Buffer, sector: number, { type }: { type: number }): Buffer {
  const volume = image.subarray(sector * sectorSize, (sector + 1) * sectorSize);
  volume[0] = type;
  volume.write('CD001', 1, 'latin1');
  volume[6] = 1;
  return volume;
}

// Texts that nobody reads (system, volume set, publisher, preparer, copyright, abstract, bibliography) are blank,
// which is how ISO 9660 says "not given". The label keeps its case although the standard knows capitals only:
// cloud-init looks for "cidata", and so do blkid and udev.
function writeTexts(
  volume: Buffer,
  { label }: VolumeFacts,
  { encode, space }: { encode: (text: string) => Buffer; space: Buffer },
): void {
  volume.fill(space, 8, 72);
  volume.set(encode(label), 40);
  volume.fill(space, 190, 702);
  volume.set(encode(application), 574);
  for (const start of [702, 739, 776]) volume.fill(space, start, start + 37 - (37 % space.length));
}

function writeFacts(
  volume: Buffer,
  { hierarchy, pathTable, sectorOf, volumeSectors, stamps }: VolumeFacts,
): void {
  const root = hierarchy[0] as Directory;
  writeBoth32(volume, 80, volumeSectors);
  writeBoth16(volume, 120, 1);
  writeBoth16(volume, 124, 1);
  writeBoth16(volume, 128, sectorSize);
  writeBoth32(volume, 132, pathTable.size);
  volume.writeUInt32LE(pathTable.little, 140);
  volume.writeUInt32BE(pathTable.big, 148);
  const record = { identifier: root.identifier, systemUse: [], target: root };
  writeRecord(volume, record, { offset: 156, sector: sectorOf(root), stamps });
  stampDescriptor(volume, 0, { stamps });
  volume[881] = 1;
}
