import { headerSize, sectorSize } from './bytes.js';

/** A hierarchy that stands in an image. */
export interface Volume {
  /** Byte offset of its descriptor. */
  readonly offset: number;
  /** The record of the root that the descriptor holds. */
  readonly root: ReadRecord;
}

/** A directory record and where it stands, in bytes from the image's start. */
export interface ReadRecord {
  readonly offset: number;
  readonly size: number;
  readonly identifierSize: number;
  readonly extent: { readonly sector: number; readonly size: number };
  readonly isFolder: boolean;
}

export interface ReadFolder {
  readonly sector: number;
  /** Itself, its parent, its children. */
  readonly records: readonly ReadRecord[];
}

/** A Rock Ridge field and where it stands. */
export interface ReadField {
  readonly signature: string;
  readonly offset: number;
  readonly size: number;
}

/** The primary and supplementary volumes, by their descriptors from sector 16 on. */
export function volumesOf(image: Buffer): readonly Volume[] {
  const volumes: Volume[] = [];
  for (let offset = 16 * sectorSize; ; offset += sectorSize) {
    if (image.toString('latin1', offset + 1, offset + 6) !== 'CD001') throw unreadable(offset);
    const type = image[offset];
    if (type === 255) return volumes;
    if (type === 1 || type === 2) volumes.push({ offset, root: recordAt(image, offset + 156) });
  }
}

/** All folders of a volume, the root first. */
export function foldersOf(image: Buffer, { root }: Volume): readonly ReadFolder[] {
  const folders = [folderAt(image, root)];
  for (const { records } of folders) {
    for (const record of subfoldersIn(records)) folders.push(folderAt(image, record));
  }
  return folders;
}

/** The folders among a folder's records, less itself and its parent, which stand first. */
export const subfoldersIn = (records: readonly ReadRecord[]): readonly ReadRecord[] =>
  records.slice(2).filter(({ isFolder }) => isFolder);

/** The fields of a record's system use area, those in continuation areas included. */
export function* fieldsOf(image: Buffer, record: ReadRecord): Generator<ReadField> {
  let offset = record.offset + headerSize(record.identifierSize);
  let end = record.offset + record.size;
  while (end - offset >= 4) {
    let next: { start: number; end: number } | undefined;
    while (end - offset >= 4) {
      const signature = image.toString('latin1', offset, offset + 2);
      const size = image[offset + 2] as number;
      if (size < 4 || offset + size > end) throw unreadable(offset);
      if (signature === 'CE') next = continuationAt(image, offset);
      else yield { signature, offset, size };
      offset += size;
    }
    if (next === undefined) return;
    ({ start: offset, end } = next);
  }
}

function continuationAt(image: Buffer, offset: number): { start: number; end: number } {
  const start = image.readUInt32LE(offset + 4) * sectorSize + image.readUInt32LE(offset + 12);
  const end = start + image.readUInt32LE(offset + 20);
  if (end > image.length) throw unreadable(offset);
  return { start, end };
}

function folderAt(image: Buffer, { extent, offset: from }: ReadRecord): ReadFolder {
  const end = extent.sector * sectorSize + extent.size;
  if (end > image.length) throw unreadable(from);
  const records: ReadRecord[] = [];
  let offset = extent.sector * sectorSize;
  while (offset < end) {
    // A zero in place of a length: what is left of the sector is padding.
    if (image[offset] === 0) offset += sectorSize - (offset % sectorSize);
    else {
      const record = recordAt(image, offset);
      records.push(record);
      offset += record.size;
    }
  }
  return { sector: extent.sector, records };
}

function recordAt(image: Buffer, offset: number): ReadRecord {
  const size = image[offset] ?? 0;
  if (size < headerSize(1) || offset + size > image.length) throw unreadable(offset);
  return {
    offset,
    size,
    identifierSize: image[offset + 32] as number,
    extent: { sector: image.readUInt32LE(offset + 2), size: image.readUInt32LE(offset + 10) },
    isFolder: ((image[offset + 25] as number) & 2) !== 0,
  };
}

const unreadable = (offset: number): Error => new Error(`the ISO image cannot be read at byte ${offset}`);
