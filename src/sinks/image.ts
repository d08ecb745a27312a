import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileRecord } from '../domain/manifest.js';
import type { OutputFile } from '../domain/output-file.js';
import { sha256 } from '../domain/sha256.js';
import type { ImageFormat } from '../domain/site.js';
import { encodeIso } from '../encode/iso.js';

/** Who makes an ISO image; both give the same files, names, label and dates. A VFAT image is always our own. */
export type ImageWriter =
  | { readonly name: 'embedded' }
  /** `program` is the absolute path that `findGenisoimage` gives. */
  | { readonly name: 'genisoimage'; readonly program: string };

export interface ImageOptions {
  /** A new file in a folder that nobody reads yet. */
  readonly path: string;
  readonly label: string;
  readonly date?: Date;
  readonly writer: ImageWriter;
  /** Default: iso9660. */
  readonly format?: ImageFormat;
}

/**
 * Writes a seed image and gives back its record, whose path is the file's name. The embedded writer is
 * synchronous at heart, as `writeDirectory` is: for 60 KiB a promise of node:fs costs CPU and saves no time.
 */
export async function writeImage(files: readonly OutputFile[], options: ImageOptions): Promise<FileRecord> {
  const image = await imageAt(files, options);
  return { path: basename(options.path), size: image.length, sha256: sha256(image) };
}

async function imageAt(
  files: readonly OutputFile[],
  { writer, format = 'iso9660', ...image }: ImageOptions,
): Promise<Uint8Array> {
  if (format === 'vfat') {
    const { encodeVfat } = await import('../encode/vfat.js');
    return writeNew(image.path, encodeVfat(files, image));
  }
  if (writer.name === 'genisoimage') {
    const { writeWithGenisoimage } = await import('./genisoimage.js');
    return writeWithGenisoimage(files, { ...image, program: writer.program });
  }
  return writeNew(image.path, encodeIso(files, image));
}

function writeNew(path: string, image: Uint8Array): Uint8Array {
  // wx: a path that is written twice is our fault and must not go unseen.
  writeFileSync(path, image, { flag: 'wx' });
  return image;
}
