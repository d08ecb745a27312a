import { mkdirSync } from 'node:fs';
import type { OutputFile } from '../domain/output-file.js';
import { type TreeShape, treeShapes } from './tree-shape.js';
import { type Written, WrittenContents } from './written-contents.js';

/**
 * Writes a tree of files below `root`, which must be a new folder that nobody reads yet; gives back the SHA-256 of each in
 * their order. Synchronous on purpose: for files of a few hundred bytes a promise costs more than the write.
 */
export function writeDirectory(
  files: readonly OutputFile[],
  {
    root,
    contents = new WrittenContents(),
    shape = treeShapes()(files),
  }: { root: string; contents?: WrittenContents; shape?: TreeShape },
): readonly string[] {
  if (files.length === 0) return [];
  makeRoot(root);
  for (const folder of shape.folders) mkdirSync(`${root}/${folder}`);
  const written: { readonly content: string | Uint8Array; readonly file: Written }[] = [];
  return files.map((file, index) => {
    const path = `${root}/${file.path}`;
    const target = 'content' in file ? undefined : written[shape.targets[index] as number];
    const content = 'content' in file ? file.content : (target?.content ?? '');
    const put =
      target === undefined
        ? contents.put(content, path)
        : contents.again(content, path, { known: target.file });
    written.push({ content, file: put });
    return put.sha256;
  });
}

/** Most roots are new and their parents are there: then this is one call. */
function makeRoot(root: string): void {
  try {
    mkdirSync(root);
  } catch {
    mkdirSync(root, { recursive: true });
  }
}
