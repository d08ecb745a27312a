import { createHash } from 'node:crypto';
import type { OutputFile } from '../domain/output-file.js';
import { sha256 } from '../domain/sha256.js';
import type { ImageFormat } from '../domain/site.js';
import { encodeIso } from '../encode/iso.js';
import { type FileMaker, fileMaker } from './making/file-maker.js';

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
  /** Who makes the file, where no program does. */
  readonly maker?: FileMaker;
}

/** A seed image that was written: how long it is, and the SHA-256 of its bytes. */
export interface WrittenImage {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes a seed image. */
export async function writeImage(
  files: readonly OutputFile[],
  { writer, format = 'iso9660', maker = fileMaker(), ...image }: ImageOptions,
): Promise<WrittenImage> {
  if (format === 'vfat') {
    const { encodeVfat } = await import('../encode/vfat.js');
    return writeSparse(image.path, encodeVfat(files, image), maker);
  }
  if (writer.name === 'genisoimage') {
    const { writeWithGenisoimage } = await import('./genisoimage.js');
    const content = await writeWithGenisoimage(files, { ...image, program: writer.program });
    return { bytes: content.length, sha256: sha256(content) };
  }
  return writeSparse(image.path, encodeIso(files, image), maker);
}

/** The zeros before the first sector that ISO 9660 says anything about take no room on the disk, and are hashed once. */
function writeSparse(path: string, image: Uint8Array, maker: FileMaker): WrittenImage {
  const start = zeros.equals(image.subarray(0, zeros.length)) ? zeros.length : 0;
  const hash = start === 0 ? createHash('sha256') : zerosHash.copy();
  // First: a maker may take the bytes away.
  const written = { bytes: image.length, sha256: hash.update(image.subarray(start)).digest('hex') };
  maker.sparse(path, image, start);
  return written;
}

const zeros = Buffer.alloc(32 * 1024);
const zerosHash = createHash('sha256').update(zeros);
