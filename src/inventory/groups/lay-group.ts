import type { SourceList, SourceMap, SourceNode } from '../../domain/source-node.js';
import { childAt } from '../../domain/source-node.js';
import { cascade } from '../cascade.js';
import { interfacesByName } from '../interface-nodes.js';

/**
 * Lays what a group sets over what lies below it. A group adds: its files join the files below by their paths and its
 * interfaces those below by their names, where lists of any other level replace.
 */
export function layGroup(lower: SourceMap, group: SourceMap): SourceMap {
  const files = group.entries.get('files');
  const below = lower.entries.get('files')?.node;
  const laid = cascade(lower, interfacesByName(group));
  if (files?.node.kind !== 'list' || below?.kind !== 'list') return laid;
  const joined = { ...files, node: joinedFiles(below, files.node) };
  return { ...laid, entries: new Map([...laid.entries, ['files', joined]]) };
}

function joinedFiles(lower: SourceList, upper: SourceList): SourceNode {
  const ofPath = new Map(upper.items.map((item) => [pathOf(item) ?? item, item]));
  const replaced = new Set<SourceNode>();
  const kept = lower.items.map((item): SourceNode => {
    const over = ofPath.get(pathOf(item) ?? item);
    if (over === undefined) return item;
    replaced.add(over);
    return { ...over, overrode: item };
  });
  return { ...upper, items: [...kept, ...upper.items.filter((item) => !replaced.has(item))] };
}

/** As it is written: it may be a template. */
export function pathOf(file: SourceNode): string | undefined {
  const path = childAt(file, 'path');
  return path?.kind === 'scalar' && typeof path.value === 'string' ? path.value : undefined;
}
