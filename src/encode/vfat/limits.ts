import { type ImageFolder, isFolder } from '../image-tree.js';
import { faultOfVfatName } from './names.js';

const label = /^[A-Za-z0-9][A-Za-z0-9_-]{0,10}$/;

// FAT counts a folder's entries with 16 bits and a file's bytes with 32.
const mostEntries = 0xffff;
const largestFile = 0xffff_ffff;

/** Entries of 32 bytes that a name takes: one, and one more for each 13 characters of a long name. */
export const entriesFor = (name: string): number => 1 + Math.ceil(name.length / 13);

/** Throws where a VFAT image cannot carry a tree as it is. */
export function assertFitsVfat(root: ImageFolder, { label: name }: { label: string }): void {
  if (!label.test(name)) throw new Error(`"${name}" is no volume label of FAT: 1 to 11 of A-Z a-z 0-9 _ -`);
  assertFolder(root, '');
}

function assertFolder(folder: ImageFolder, above: string): void {
  const folded = new Map<string, string>();
  let entries = 2;
  for (const node of folder.children) {
    const path = `${above}${node.name}`;
    const fault = faultOfVfatName(node.name);
    if (fault !== undefined) throw new Error(`"${node.name}" in the image's path "${path}" ${fault}`);
    const other = folded.get(node.name.toUpperCase());
    if (other !== undefined) throw new Error(`"${path}" and "${above}${other}" are one name to VFAT`);
    folded.set(node.name.toUpperCase(), node.name);
    entries += entriesFor(node.name);
    if (isFolder(node)) assertFolder(node, `${path}/`);
    else if (node.content.size > largestFile) throw new Error(`"${path}" is larger than 4 GiB`);
  }
  if (entries > mostEntries) throw new Error(`"${above}" holds more files than a folder of VFAT`);
}
