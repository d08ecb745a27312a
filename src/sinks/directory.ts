import type { OutputFile } from '../domain/output-file.js';
import { type TreeShape, treeShapes } from './tree-shape.js';
import { type Written, WrittenContents } from './written-contents.js';

/** Writes a tree of files below `root`, which must be a new folder that nobody reads yet; gives back the SHA-256 of each in their order. */
export function writeDirectory(
  files: readonly OutputFile[],
  {
    root,
    contents = new WrittenContents(),
    shape = treeShapes()(files),
  }: { root: string; contents?: WrittenContents; shape?: TreeShape },
): readonly string[] {
  if (files.length === 0) return [];
  contents.maker.folders(root, shape.folders);
  const written: Written[] = [];
  return files.map((file, index) => {
    const path = `${root}/${file.path}`;
    const put =
      'content' in file
        ? contents.put(file.content, path)
        : contents.again(path, written[shape.targets[index] as number] as Written);
    written.push(put);
    return put.sha256;
  });
}
