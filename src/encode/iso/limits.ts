import { type ImageFolder, isFolder } from '../image-tree.js';
import { faultOfIsoName } from './names.js';

/** Joliet's descriptor has room for 16 characters; ISO 9660 alone for 32. */
const label = /^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/;

// A directory record holds a length of 32 bits, a path table's entry a parent of 16.
const largestFile = 0xffff_ffff;
const mostFolders = 0xffff;

/**
 * Throws where an image cannot carry a tree as it is. Both writers of images ask this first, so that neither
 * writes what the other one refuses, and none of genisoimage's silent repairs ever happens.
 */
export function assertFitsIso(root: ImageFolder, { label: name }: { label: string }): void {
  if (!label.test(name)) throw new Error(`"${name}" is no volume label: 1 to 16 of A-Z a-z 0-9 _ -`);
  const folders: { folder: ImageFolder; path: string }[] = [{ folder: root, path: '' }];
  for (const { folder, path } of folders) {
    for (const node of folder.children) {
      const fault = faultOfIsoName(node.name);
      const at = `${path}${node.name}`;
      if (fault !== undefined) throw new Error(`"${node.name}" in the image's path "${at}" ${fault}`);
      if (isFolder(node)) folders.push({ folder: node, path: `${at}/` });
      else if (node.content.size > largestFile) throw new Error(`"${at}" is larger than 4 GiB`);
    }
  }
  if (folders.length > mostFolders)
    throw new Error(`an image takes ${mostFolders} folders, not ${folders.length}`);
}
