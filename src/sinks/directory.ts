import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { FileRecord } from '../domain/manifest.js';
import type { OutputFile } from '../domain/output-file.js';
import { sha256 } from '../domain/sha256.js';
import { assertInside } from './safe-path.js';

/**
 * Writes a tree of files below `root`, which must be a new folder that nobody reads yet; gives back what was
 * written, in the order of `files`. Synchronous on purpose: for files of a few hundred bytes a promise costs
 * more than the write.
 */
export function writeDirectory(
  files: readonly OutputFile[],
  { root }: { root: string },
): readonly FileRecord[] {
  const folders = new Set<string>();
  const records = new Map<string, FileRecord>();
  for (const file of files) {
    assertInside(file.path);
    makeFolders(posix.dirname(file.path), { root, folders });
    records.set(file.path, 'linkTo' in file ? linkFile(file, { root, records }) : writeFile(file, { root }));
  }
  return [...records.values()];
}

function makeFolders(folder: string, { root, folders }: { root: string; folders: Set<string> }): void {
  if (folders.has(folder)) return;
  if (folder !== '.') makeFolders(posix.dirname(folder), { root, folders });
  mkdirSync(`${root}/${folder}`, { recursive: folder === '.' });
  folders.add(folder);
}

function writeFile(
  file: { path: string; content: string | Uint8Array },
  { root }: { root: string },
): FileRecord {
  const { path, content } = file;
  // wx: a path that is written twice is our fault and must not go unseen.
  writeFileSync(`${root}/${path}`, content, { flag: 'wx' });
  return { path, size: Buffer.byteLength(content), sha256: sha256(content) };
}

function linkFile(
  file: { path: string; linkTo: string },
  { root, records }: { root: string; records: ReadonlyMap<string, FileRecord> },
): FileRecord {
  const target = records.get(file.linkTo);
  if (target === undefined)
    throw new Error(`${file.path} links to ${file.linkTo}, which is not written before it`);
  linkSync(`${root}/${file.linkTo}`, `${root}/${file.path}`);
  return { ...target, path: file.path };
}
