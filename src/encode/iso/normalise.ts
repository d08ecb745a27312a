import { imageDate } from '../image-date.js';
import { recordDate } from './directory-extent.js';
import { fieldsOf, foldersOf, subfoldersIn, type Volume, volumesOf } from './read.js';
import { folderLinks, pxField, tfField } from './rock-ridge.js';
import { type Stamps, stampsOf } from './stamps.js';
import { stampDescriptor } from './volume-descriptor.js';

/**
 * Takes out of genisoimage's output what the clock, the zone, the umask and the file system of its scratch
 * folder put in: the dates of volumes and records, and Rock Ridge's stamps, modes, owners and link counts.
 * Changes the image in place; its names, their order and what files hold stay as they are.
 */
export function normaliseIso(image: Uint8Array, { date = imageDate }: { date?: Date } = {}): void {
  const bytes = Buffer.from(image.buffer, image.byteOffset, image.byteLength);
  const stamps = stampsOf(date);
  for (const volume of volumesOf(bytes)) normaliseVolume(bytes, volume, { stamps });
}

function normaliseVolume(image: Buffer, volume: Volume, { stamps }: { stamps: Stamps }): void {
  stampDescriptor(image, volume.offset, { stamps });
  const folders = foldersOf(image, volume);
  const links = new Map(
    folders.map(({ sector, records }) => [sector, folderLinks(subfoldersIn(records).length)]),
  );
  const records = [volume.root, ...folders.flatMap((folder) => folder.records)];
  for (const record of records) {
    image.set(stamps.short, record.offset + recordDate);
    const { isFolder, extent } = record;
    const px = isFolder ? pxField('folder', links.get(extent.sector) as number) : pxField('file', 1);
    const fields = new Map([
      ['PX', px],
      ['TF', tfField(stamps)],
    ]);
    for (const { signature, offset, size } of fieldsOf(image, record)) {
      const field = fields.get(signature);
      if (field === undefined) continue;
      // Another length is another version of Rock Ridge: what it holds beyond ours could still differ.
      if (field.length !== size) throw new Error(`the ISO image has a ${signature} field of ${size} bytes`);
      image.set(field, offset);
    }
  }
}
