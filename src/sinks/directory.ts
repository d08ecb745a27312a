import { mkdirSync } from 'node:fs';
import { posix } from 'node:path';
import type { OutputFile } from '../domain/output-file.js';
import { assertInside } from './safe-path.js';
import { type Written, WrittenContents } from './written-contents.js';

/**
 * Writes a tree of files below `root`, which must be a new folder that nobody reads yet; gives back the SHA-256 of each by
 * its path. Synchronous on purpose: for files of a few hundred bytes a promise costs more than the write.
 */
export function writeDirectory(
  files: readonly OutputFile[],
  { root, contents = new WrittenContents() }: { root: string; contents?: WrittenContents },
): ReadonlyMap<string, string> {
  const folders = new Set<string>();
  const written = new Map<string, { readonly content: string | Uint8Array; readonly file: Written }>();
  const digests = new Map<string, string>();
  for (const file of files) {
    makeFolders(folderOf(file.path), { root, folders });
    const path = `${root}/${file.path}`;
    if ('content' in file) {
      const { content } = file;
      written.set(file.path, { content, file: contents.put(content, path) });
    } else {
      const target = written.get(file.linkTo);
      if (target === undefined)
        throw new Error(`${file.path} links to ${file.linkTo}, which is not written before it`);
      const { content, file: known } = target;
      written.set(file.path, { content, file: contents.again(content, path, { known }) });
    }
    digests.set(file.path, (written.get(file.path) as { file: Written }).file.sha256);
  }
  return digests;
}

/** The folder of a path that is safe. Devices have the same paths: what was looked at is not looked at again. */
function folderOf(path: string): string {
  const known = knownFolders.get(path);
  if (known !== undefined) return known;
  assertInside(path);
  if (knownFolders.size >= mostKnown) knownFolders.clear();
  const folder = posix.dirname(path);
  knownFolders.set(path, folder);
  return folder;
}

const knownFolders = new Map<string, string>();
const mostKnown = 1000;

function makeFolders(folder: string, { root, folders }: { root: string; folders: Set<string> }): void {
  if (folders.has(folder)) return;
  folders.add(folder);
  if (folder === '.') {
    makeRoot(root);
    return;
  }
  makeFolders(posix.dirname(folder), { root, folders });
  mkdirSync(`${root}/${folder}`);
}

/** Most roots are new and their parents are there: then this is one call. */
function makeRoot(root: string): void {
  try {
    mkdirSync(root);
  } catch {
    mkdirSync(root, { recursive: true });
  }
}
