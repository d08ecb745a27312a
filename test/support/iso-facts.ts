/**
 * An ISO image taken apart to its last byte, by a reader that shares nothing with the writers. What is left out here is
 * what docs/adr/0004-two-iso-writers.md lists: two images of equal facts differ in nothing else.
 */
export interface IsoFacts {
  /** Volume descriptors in hexadecimal, less `freeFields`. */
  readonly descriptors: readonly string[];
  /** Of both volumes, in the order of their path tables. */
  readonly folders: readonly (readonly FolderFacts[])[];
  /** Bytes that belong to none of the above and are not zero: a count, and where the first one is. */
  readonly rest: string;
  /** Whether the volume says as many sectors as the image has. */
  readonly isWhole: boolean;
}

interface FolderFacts {
  readonly identifier: string;
  readonly path: string;
  /** Itself, its parent, its children. */
  readonly records: readonly RecordFacts[];
}

interface RecordFacts {
  readonly identifier: string;
  /** The name in Rock Ridge; the identifier where there is none. */
  readonly name: string;
  /** Date, flags, and whatever else of the head is fixed. */
  readonly head: string;
  /** The path of a folder, or what a file holds. */
  readonly target: string;
  readonly fields: readonly string[];
}

const sector = 2048;

/** [offset, bytes]: who wrote it, how many sectors there are, where things are, and the area for applications. */
const freeFields = [
  { name: 'system identifier', at: 8, bytes: 32 },
  { name: 'sectors of the volume', at: 80, bytes: 8 },
  { name: 'places of the path tables', at: 140, bytes: 16 },
  { name: 'place and size of the root', at: 158, bytes: 16 },
  { name: 'application identifier', at: 574, bytes: 128 },
  { name: 'application use', at: 883, bytes: 512 },
];

export interface IsoFactsOptions {
  /** Whether names in 8.3 letters count, and the order that follows from them. */
  readonly shortNames: boolean;
}

export function isoFacts(image: Buffer, { shortNames }: IsoFactsOptions): IsoFacts {
  const seen = new Uint8Array(image.length);
  const see = (at: number, bytes: number) => {
    seen.fill(1, at, at + bytes);
    return image.subarray(at, at + bytes);
  };
  const descriptors = [16, 17, 18].map((number) => Buffer.from(see(number * sector, sector)));
  const [primary, joliet] = descriptors as [Buffer, Buffer, Buffer];
  // genisoimage's own sector behind the descriptors: its version.
  if (image.toString('latin1', 19 * sector, 19 * sector + 4) === 'MKI ') see(19 * sector, sector);
  const folders = [primary, joliet].map((volume) => {
    const named = foldersOf(image, { volume, see });
    return shortNames || volume === joliet ? named : withoutShortNames(named);
  });
  for (const volume of [primary, joliet])
    for (const { at, bytes } of freeFields) volume.fill(0, at, at + bytes);
  // The size of the path table is that of its names.
  if (!shortNames) primary.fill(0, 132, 140);
  return {
    descriptors: descriptors.map((bytes) => bytes.toString('hex')),
    folders,
    rest: restOf(image, seen),
    isWhole: image.readUInt32LE(16 * sector + 80) * sector === image.length,
  };
}

type See = (at: number, bytes: number) => Buffer;

function foldersOf(image: Buffer, { volume, see }: { volume: Buffer; see: See }): readonly FolderFacts[] {
  const table = pathTableOf(volume, see);
  const folders = table.map((entry) => ({ ...entry, records: recordsOf(image, { ...entry, see }) }));
  const paths = new Map<number, string>();
  folders.forEach(({ extent, parent }) => {
    // Parents come first in a path table.
    const above = folders[parent - 1] as (typeof folders)[number];
    const own = above.records.slice(2).find((record) => record.folder === extent);
    paths.set(extent, own === undefined ? '/' : `${paths.get(above.extent)}${own.name}/`);
  });
  return folders.map(({ identifier, extent, records }) => ({
    identifier,
    path: paths.get(extent) as string,
    records: records.map(({ folder, target, ...record }) => ({
      ...record,
      target: folder === undefined ? target : (paths.get(folder) ?? 'no folder of the path table'),
    })),
  }));
}

const withoutShortNames = (folders: readonly FolderFacts[]): readonly FolderFacts[] =>
  folders
    .map(({ path, records }) => {
      const [self, parent, ...children] = records.map((record) => ({ ...record, identifier: '' }));
      children.sort((a, b) => (a.name < b.name ? -1 : 1));
      return { identifier: '', path, records: [self, parent, ...children] as RecordFacts[] };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));

function pathTableOf(volume: Buffer, see: See) {
  const size = volume.readUInt32LE(132);
  const little = see(volume.readUInt32LE(140) * sector, size);
  const big = see(volume.readUInt32BE(148) * sector, size);
  const entries: { identifier: string; extent: number; parent: number }[] = [];
  for (let at = 0; at < size; ) {
    const length = little[at] as number;
    const extent = little.readUInt32LE(at + 2);
    const parent = little.readUInt16LE(at + 6);
    if (big.readUInt32BE(at + 2) !== extent || big.readUInt16BE(at + 6) !== parent)
      throw new Error('the two path tables differ');
    entries.push({ identifier: little.toString('latin1', at + 8, at + 8 + length), extent, parent });
    at += 8 + length + (length % 2);
  }
  return entries;
}

function recordsOf(image: Buffer, { extent, see }: { extent: number; see: See }) {
  const start = extent * sector;
  const size = image.readUInt32LE(start + 10);
  const records: ReturnType<typeof recordAt>[] = [];
  for (let at = start; at < start + size; ) {
    const length = image[at] as number;
    if (length === 0) at += sector - (at % sector);
    else {
      records.push(recordAt(image, { record: see(at, length), see }));
      at += length;
    }
  }
  return records;
}

/** A record less its length, the place of its target, and a folder's size, which is what its records take. */
function recordAt(image: Buffer, { record, see }: { record: Buffer; see: See }) {
  const extent = both32(record, 2);
  const size = both32(record, 10);
  const isFolder = ((record[25] as number) & 2) !== 0;
  const end = 33 + (record[32] as number);
  const identifier = record.toString('latin1', 33, end);
  const all = fieldsOf(image, { area: record.subarray(end + (end % 2)), see });
  const parts = all.filter((field) => field.subarray(0, 2).equals(nm)).map((field) => field.subarray(5));
  return {
    identifier,
    name: parts.length === 0 ? identifier : Buffer.concat(parts).toString(),
    head: record.subarray(18, 32).toString('hex'),
    folder: isFolder ? extent : undefined,
    target: isFolder ? '' : `${size} bytes: ${see(extent * sector, size).toString('latin1')}`,
    fields: all
      .filter((field) => !field.subarray(0, 2).equals(nm))
      .map((field) => `${field.toString('latin1', 0, 2)} ${field.toString('hex')}`)
      // Their order is free (SUSP 4.1), but for SP, which is the first.
      .sort(),
  };
}

/** The name, which may go over several fields. */
const nm = Buffer.from('NM');

/** The fields of a system use area and of where it continues, less CE itself and RR, a table of contents. */
function fieldsOf(image: Buffer, { area, see }: { area: Buffer; see: See }): Buffer[] {
  const fields: Buffer[] = [];
  for (let at = 0; at + 4 <= area.length; ) {
    const signature = area.toString('latin1', at, at + 2);
    const field = area.subarray(at, at + (area[at + 2] as number));
    if (signature === 'CE') {
      const from = both32(field, 4) * sector + both32(field, 12);
      fields.push(...fieldsOf(image, { area: see(from, both32(field, 20)), see }));
    } else if (signature === 'SP' && at !== 0) throw new Error('SP is not the first field');
    else if (signature !== 'RR') fields.push(field);
    at += field.length;
  }
  return fields;
}

function both32(bytes: Buffer, at: number): number {
  const value = bytes.readUInt32LE(at);
  if (bytes.readUInt32BE(at + 4) !== value) throw new Error(`the byte orders differ at ${at}`);
  return value;
}

function restOf(image: Buffer, seen: Uint8Array): string {
  let count = 0;
  let first = -1;
  image.forEach((byte, at) => {
    if (byte === 0 || seen[at] === 1) return;
    if (count === 0) first = at;
    count += 1;
  });
  return count === 0 ? 'none' : `${count} bytes, the first at ${first}`;
}
