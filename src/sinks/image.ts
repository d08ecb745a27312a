import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import type { OutputFile } from '../domain/output-file.js';
import { sha256 } from '../domain/sha256.js';
import type { ImageFormat } from '../domain/site.js';
import { encodeIso } from '../encode/iso.js';
import { fileMode } from './written-contents.js';

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

/** A seed image that was written: how long it is, and the SHA-256 of its bytes. */
export interface WrittenImage {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes a seed image. The embedded writer is synchronous at heart, as
 * `writeDirectory` is: for 60 KiB a promise of node:fs costs CPU and saves no time.
 */
export async function writeImage(
  files: readonly OutputFile[],
  { writer, format = 'iso9660', ...image }: ImageOptions,
): Promise<WrittenImage> {
  if (format === 'vfat') {
    const { encodeVfat } = await import('../encode/vfat.js');
    return writeSparse(image.path, encodeVfat(files, image));
  }
  if (writer.name === 'genisoimage') {
    const { writeWithGenisoimage } = await import('./genisoimage.js');
    const content = await writeWithGenisoimage(files, { ...image, program: writer.program });
    return { bytes: content.length, sha256: sha256(content) };
  }
  return writeSparse(image.path, encodeIso(files, image));
}

/** The zeros before the first sector that ISO 9660 says anything about take no room on the disk, and are hashed once. */
function writeSparse(path: string, image: Uint8Array): WrittenImage {
  const start = zeros.equals(image.subarray(0, zeros.length)) ? zeros.length : 0;
  // wx: a path that is written twice is our fault and must not go unseen.
  const file = openSync(path, 'wx', fileMode);
  try {
    for (let at = start; at < image.length; ) at += writeSync(file, image, at, image.length - at, at);
  } finally {
    closeSync(file);
  }
  const hash = start === 0 ? createHash('sha256') : zerosHash.copy();
  return { bytes: image.length, sha256: hash.update(image.subarray(start)).digest('hex') };
}

const zeros = Buffer.alloc(32 * 1024);
const zerosHash = createHash('sha256').update(zeros);
