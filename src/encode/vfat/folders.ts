import { type ImageFolder, type ImageNode, isFolder } from '../image-tree.js';
import type { ClusterChain } from './allocation-table.js';
import { attributes, type DosStamp, entriesOf, shortEntry } from './folder-entries.js';
import { entrySize } from './geometry.js';
import { entriesFor } from './limits.js';
import { shortNamer } from './names.js';

/** Where files and folders stand; the root is in none of the clusters. */
export type Chains = ReadonlyMap<ImageNode, ClusterChain>;

/** All files and folders below a folder, by depth. */
export function nodesBelow({ children }: ImageFolder): readonly ImageNode[] {
  const nodes = [...children];
  for (const node of nodes) if (isFolder(node)) nodes.push(...node.children);
  return nodes;
}

/** Bytes that a file or folder takes; of a folder, what its entries take at most. */
export function sizeOf(node: ImageNode): number {
  if (!isFolder(node)) return node.content.size;
  // Two more: `.` and `..`, or the root's volume label.
  return entrySize * node.children.reduce((sum, { name }) => sum + entriesFor(name), 2);
}

/** Gives each its clusters, one after another, from cluster 2 on: the table's first two entries are none. */
export function chainsOf(nodes: readonly ImageNode[], { clusterSize }: { clusterSize: number }): Chains {
  const chains = new Map<ImageNode, ClusterChain>();
  let next = firstCluster;
  for (const node of nodes) {
    const count = Math.ceil(sizeOf(node) / clusterSize);
    chains.set(node, { first: count === 0 ? 0 : next, count });
    next += count;
  }
  return chains;
}

export const firstCluster = 2;

/** The root's entries: the volume's label, then its children. */
export function rootEntries(
  root: ImageFolder,
  { label, chains, stamp }: { label: string; chains: Chains; stamp: DosStamp },
): Buffer {
  const facts = { attributes: attributes.volumeLabel, firstCluster: 0, size: 0, stamp };
  return Buffer.concat([shortEntry(label, facts), ...childEntries(root, { chains, stamp })]);
}

/** A folder's entries: itself, its parent (0 is the root), then its children. */
export function folderEntries(
  folder: ImageFolder,
  { parentCluster, chains, stamp }: { parentCluster: number; chains: Chains; stamp: DosStamp },
): Buffer {
  const factsOf = (firstCluster: number) => ({ attributes: attributes.folder, firstCluster, size: 0, stamp });
  return Buffer.concat([
    shortEntry('.', factsOf(clusterOf(folder, chains))),
    shortEntry('..', factsOf(parentCluster)),
    ...childEntries(folder, { chains, stamp }),
  ]);
}

export const clusterOf = (node: ImageNode, chains: Chains): number => chains.get(node)?.first ?? 0;

function childEntries(
  { children }: ImageFolder,
  { chains, stamp }: { chains: Chains; stamp: DosStamp },
): readonly Buffer[] {
  const shortNameOf = shortNamer();
  return children.map((node) =>
    entriesOf(node.name, shortNameOf(node.name), {
      attributes: isFolder(node) ? attributes.folder : attributes.archive,
      firstCluster: clusterOf(node, chains),
      size: isFolder(node) ? 0 : node.content.size,
      stamp,
    }),
  );
}
