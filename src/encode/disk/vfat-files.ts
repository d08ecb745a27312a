import type { DiskFiles } from './files.js';

/**
 * The files of a FAT12, FAT16 or FAT32 volume, under their long names where they have one.
 * Source: Microsoft, FAT: General Overview of On-Disk Format, 1.03.
 */
export function vfatFiles(image: Buffer): DiskFiles {
  const volume = volumeOf(image);
  const files = new Map<string, Buffer>();
  const root = entriesIn(volume.root);
  collect(root, '', { volume, files });
  const label = root.find(({ kind }) => kind === 'label')?.name ?? volume.label;
  return { label: label.trimEnd(), files };
}

interface Volume {
  readonly root: Buffer;
  readonly label: string;
  /** The bytes of a chain of clusters. */
  readonly chain: (first: number) => Buffer;
}

function volumeOf(image: Buffer): Volume {
  const sector = image.readUInt16LE(11);
  const cluster = (image[13] as number) * sector;
  const reserved = image.readUInt16LE(14) * sector;
  const tables = image[16] as number;
  const rootBytes = image.readUInt16LE(17) * 32;
  const isFat32 = image.readUInt16LE(22) === 0;
  const tableBytes = (isFat32 ? image.readUInt32LE(36) : image.readUInt16LE(22)) * sector;
  const sectors = image.readUInt16LE(19) || image.readUInt32LE(32);
  if (sector === 0 || cluster === 0 || tableBytes === 0) throw new Error('the FAT volume has no sizes');
  const rootStart = reserved + tables * tableBytes;
  const dataStart = rootStart + Math.ceil(rootBytes / sector) * sector;
  const clusters = Math.floor((sectors * sector - dataStart) / cluster);
  const bits = isFat32 ? 32 : clusters < 4085 ? 12 : 16;
  const next = (number: number): number => entryAt(image, { bits, start: reserved, number });
  const chain = (first: number): Buffer => {
    const blocks: Buffer[] = [];
    for (let number = first; number >= 2 && number < clusters + 2; number = next(number)) {
      if (blocks.length > clusters) throw new Error('the clusters of the FAT volume go round in a circle');
      blocks.push(image.subarray(dataStart + (number - 2) * cluster, dataStart + (number - 1) * cluster));
    }
    return Buffer.concat(blocks);
  };
  const labelAt = isFat32 ? 71 : 43;
  return {
    chain,
    root: isFat32 ? chain(image.readUInt32LE(44)) : image.subarray(rootStart, rootStart + rootBytes),
    label: image.toString('latin1', labelAt, labelAt + 11),
  };
}

function entryAt(
  image: Buffer,
  { bits, start, number }: { bits: 12 | 16 | 32; start: number; number: number },
): number {
  if (bits === 32) return image.readUInt32LE(start + number * 4) & 0x0fffffff;
  if (bits === 16) return image.readUInt16LE(start + number * 2);
  const pair = image.readUInt16LE(start + Math.floor(number * 1.5));
  return number % 2 === 0 ? pair & 0xfff : pair >> 4;
}

interface Entry {
  readonly kind: 'file' | 'folder' | 'label';
  readonly name: string;
  readonly first: number;
  readonly size: number;
}

function entriesIn(folder: Buffer): readonly Entry[] {
  const entries: Entry[] = [];
  let long = '';
  for (let at = 0; at + 32 <= folder.length && folder[at] !== 0; at += 32) {
    const attributes = folder[at + 11] as number;
    if (folder[at] === 0xe5) long = '';
    // The pieces of a long name stand above its entry, the last one first.
    else if (attributes === 0x0f) long = longPiece(folder, at) + long;
    else {
      const name = long || shortName(folder, at);
      long = '';
      const first = folder.readUInt16LE(at + 26) + folder.readUInt16LE(at + 20) * 0x10000;
      const kind = (attributes & 8) !== 0 ? 'label' : (attributes & 16) !== 0 ? 'folder' : 'file';
      if (kind === 'label')
        entries.push({ kind, name: folder.toString('latin1', at, at + 11), first, size: 0 });
      else if (!/^\.\.?$/.test(name)) entries.push({ kind, name, first, size: folder.readUInt32LE(at + 28) });
    }
  }
  return entries;
}

function longPiece(folder: Buffer, at: number): string {
  const ranges = [
    [1, 11],
    [14, 26],
    [28, 32],
  ] as const;
  const text = ranges.map(([from, to]) => folder.toString('utf16le', at + from, at + to)).join('');
  return text.split('\0', 1)[0] as string;
}

/** Bits 3 and 4 of byte 12 tell which half is in small letters, as Linux and Windows write it. */
function shortName(folder: Buffer, at: number): string {
  const half = (from: number, to: number, bit: number): string => {
    const text = folder.toString('latin1', at + from, at + to).trimEnd();
    return ((folder[at + 12] as number) & bit) === 0 ? text : text.toLowerCase();
  };
  const [stem, extension] = [half(0, 8, 8), half(8, 11, 16)];
  return extension === '' ? stem : `${stem}.${extension}`;
}

function collect(
  entries: readonly Entry[],
  above: string,
  { volume, files }: { volume: Volume; files: Map<string, Buffer> },
  depth = 0,
): void {
  if (depth > 64) throw new Error('the folders of the FAT volume stand in each other');
  for (const { kind, name, first, size } of entries) {
    const content = kind === 'label' ? undefined : volume.chain(first);
    if (content === undefined) continue;
    if (kind === 'file') files.set(`${above}${name}`, content.subarray(0, size));
    else collect(entriesIn(content), `${above}${name}/`, { volume, files }, depth + 1);
  }
}
