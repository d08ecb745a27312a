import { posix } from 'node:path';
import type { OutputFile } from '../domain/output-file.js';
import { assertInside } from './safe-path.js';

/** What trees of the same paths and links have alike. */
export interface TreeShape {
  readonly paths: readonly string[];
  /** All folders below the root, each after the one that it stands in. */
  readonly folders: readonly string[];
  /** For each file that is a link, which of the files it is a name of; of any other, -1. */
  readonly targets: readonly number[];
}

interface Known {
  readonly files: readonly OutputFile[];
  readonly shape: TreeShape;
}

/**
 * Makes the function that says how a tree is shaped. Devices have the same paths but for a MAC here and there: what was looked at is
 * not looked at again. Throws where a path leads out of the tree, and where a link leads to no file before it.
 */
export function treeShapes(): (files: readonly OutputFile[]) => TreeShape {
  // The newest first; a fleet has one for each type, and a slice goes through few.
  const known: Known[] = [];
  return (files) => {
    const index = known.findIndex((one) => isAlike(one.files, files));
    const found = index === -1 ? { files: pathsOf(files), shape: shapeOf(files) } : (known[index] as Known);
    if (index !== 0) {
      if (index > 0) known.splice(index, 1);
      known.unshift(found);
      known.length = Math.min(known.length, mostKnown);
    }
    return found.shape;
  };
}

const mostKnown = 16;

function isAlike(one: readonly OutputFile[], other: readonly OutputFile[]): boolean {
  if (one.length !== other.length) return false;
  // From the end, where what differs stands more often.
  for (let index = one.length - 1; index >= 0; index -= 1) {
    const [a, b] = [one[index] as OutputFile, other[index] as OutputFile];
    if (a.path !== b.path) return false;
    if (('linkTo' in a ? a.linkTo : undefined) !== ('linkTo' in b ? b.linkTo : undefined)) return false;
  }
  return true;
}

/** Without what they hold, which nobody shall keep. */
const pathsOf = (files: readonly OutputFile[]): readonly OutputFile[] =>
  files.map((file) => ('linkTo' in file ? file : { path: file.path, content: '' }));

function shapeOf(files: readonly OutputFile[]): TreeShape {
  const folders = new Set<string>();
  const places = new Map<string, number>();
  const targets = files.map((file, index) => {
    assertInside(file.path);
    addFolders(posix.dirname(file.path), folders);
    const target = 'linkTo' in file ? places.get(file.linkTo) : -1;
    if (target === undefined)
      throw new Error(
        `${file.path} links to ${'linkTo' in file && file.linkTo}, which is not written before it`,
      );
    places.set(file.path, index);
    return target;
  });
  return { paths: files.map(({ path }) => path), folders: [...folders], targets };
}

function addFolders(folder: string, folders: Set<string>): void {
  if (folder === '.' || folders.has(folder)) return;
  addFolders(posix.dirname(folder), folders);
  folders.add(folder);
}
