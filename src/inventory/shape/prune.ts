import type { SourceEntry, SourceMap, SourceNode, SourcePath } from '../../domain/source-node.js';

/** The tree without what stands at these paths: a mapping loses the key, a list the item. */
export function prune(node: SourceNode, paths: readonly SourcePath[]): SourceNode {
  if (paths.length === 0 || node.kind === 'scalar') return node;
  const below = (key: string | number): readonly SourcePath[] =>
    paths.filter((path) => path.length > 1 && String(path[0]) === String(key)).map((path) => path.slice(1));
  const isGone = (key: string | number): boolean =>
    paths.some((path) => path.length === 1 && String(path[0]) === String(key));
  if (node.kind === 'list') {
    const items = node.items.flatMap((item, index) => (isGone(index) ? [] : [prune(item, below(index))]));
    return { ...node, items };
  }
  const entries = new Map<string, SourceEntry>();
  for (const [key, entry] of node.entries) {
    if (!isGone(key)) entries.set(key, { ...entry, node: prune(entry.node, below(key)) });
  }
  const pruned: SourceMap = { ...node, entries };
  return pruned;
}
