import { sectorSize } from '../iso/bytes.js';
import {
  fieldsOf,
  foldersOf,
  type ReadFolder,
  type ReadRecord,
  type Volume,
  volumesOf,
} from '../iso/read.js';
import type { DiskFiles } from './files.js';

/**
 * The files of an ISO 9660 image, under the names that Linux shows: those of Rock Ridge, else of Joliet, else the plain
 * ones in small letters without version. Sources: ECMA-119; IEEE P1282, NM; the Joliet specification; Linux isofs.
 */
export function isoFiles(image: Buffer): DiskFiles {
  const volumes = volumesOf(image);
  const [primary] = volumes;
  if (primary === undefined) throw new Error('the ISO image has no primary volume');
  const joliet = volumes.find(({ offset }) =>
    /^%\/[@CE]/.test(image.toString('latin1', offset + 88, offset + 91)),
  );
  const isRock = rockNames(image, primary);
  const volume = isRock || joliet === undefined ? primary : joliet;
  const nameOf = isRock ? rockName : volume === primary ? plainName : jolietName;
  const folders = new Map(foldersOf(image, volume).map((folder) => [folder.sector, folder]));
  const files = new Map<string, Buffer>();
  const root = folders.get(volume.root.extent.sector);
  if (root !== undefined) collect(root, '', { image, folders, files, nameOf });
  return { label: labelOf(image, primary), files };
}

const labelOf = (image: Buffer, { offset }: Volume): string =>
  image.toString('latin1', offset + 40, offset + 72).trimEnd();

interface Collection {
  readonly image: Buffer;
  readonly folders: ReadonlyMap<number, ReadFolder>;
  readonly files: Map<string, Buffer>;
  readonly nameOf: NameOf;
}

type NameOf = (image: Buffer, record: ReadRecord) => string;

function collect({ records }: ReadFolder, above: string, collection: Collection, depth = 0): void {
  const { image, folders, files, nameOf } = collection;
  if (depth > 64) throw new Error('the folders of the ISO image stand in each other');
  // The first two are the folder itself and its parent.
  for (const record of records.slice(2)) {
    const path = `${above}${nameOf(image, record)}`;
    const { sector, size } = record.extent;
    const folder = record.isFolder ? folders.get(sector) : undefined;
    if (folder !== undefined) collect(folder, `${path}/`, collection, depth + 1);
    else if (!record.isFolder) files.set(path, contentAt(image, { start: sector * sectorSize, size }));
  }
}

function contentAt(image: Buffer, { start, size }: { start: number; size: number }): Buffer {
  if (size > 0 && start + size > image.length)
    throw new Error('a file of the ISO image ends behind the image');
  return image.subarray(start, start + size);
}

const identifierOf = (image: Buffer, { offset, identifierSize }: ReadRecord): Buffer =>
  image.subarray(offset + 33, offset + 33 + identifierSize);

/** Whether any record of the root has a name of Rock Ridge. */
function rockNames(image: Buffer, volume: Volume): boolean {
  const [root] = foldersOf(image, volume);
  return (root?.records ?? []).slice(2).some((record) => rockName(image, record) !== '');
}

const rockName: NameOf = (image, record) =>
  [...fieldsOf(image, record)]
    .filter(({ signature }) => signature === 'NM')
    .map(({ offset, size }) => image.toString('utf8', offset + 5, offset + size))
    .join('');

const jolietName: NameOf = (image, record) => {
  const bytes = Buffer.from(identifierOf(image, record));
  return withoutVersion(
    bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le'),
  );
};

const plainName: NameOf = (image, record) =>
  withoutVersion(identifierOf(image, record).toString('latin1').toLowerCase());

const withoutVersion = (name: string): string => name.replace(/;\d+$/, '').replace(/\.$/, '');
