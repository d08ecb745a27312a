import { mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { removeSync } from 'fs-extra/esm';
import type { OutputFile } from '../domain/output-file.js';
import type { ImageFormat } from '../domain/site.js';
import { writeImage } from './image.js';

/** Writes one image outside of any store; who reads its path sees the old image or the new one, whole. */
export async function writeSingleImage(
  files: readonly OutputFile[],
  { path, label, format }: { path: string; label: string; format: ImageFormat },
): Promise<{ readonly size: number; readonly sha256: string }> {
  const staging = `${path}.new-${process.pid}`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    const written = await writeImage(files, { path: staging, label, format, writer: { name: 'embedded' } });
    renameSync(staging, path);
    return { size: written.bytes, sha256: written.sha256 };
  } catch (error) {
    removeSync(staging);
    throw error;
  }
}
