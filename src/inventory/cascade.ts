import type { SourceEntry, SourceMap, SourceNode } from '../domain/source-node.js';
import { interfacesByName } from './interface-nodes.js';

/**
 * Lays one level of the cascade over another: mappings merge key by key, lists and scalars replace. A value
 * that replaces another one remembers it in `overrode`; a null replaces as well, and then the value is not set.
 * A mapping of interfaces merges with a list of them as well, by their names.
 */
export function cascade(lower: SourceMap, upper: SourceMap): SourceMap {
  const isMapping = upper.entries.get('interfaces')?.node.kind === 'map';
  return merge(isMapping ? interfacesByName(lower) : lower, upper);
}

function merge(lower: SourceMap, upper: SourceMap): SourceMap {
  if (upper.entries.size === 0) return lower;
  if (lower.entries.size === 0) return upper;
  const entries = new Map<string, SourceEntry>(lower.entries);
  for (const [key, entry] of upper.entries) {
    const below = lower.entries.get(key);
    entries.set(key, below === undefined ? entry : { ...entry, node: over(below.node, entry.node) });
  }
  return { ...upper, entries };
}

function over(lower: SourceNode, upper: SourceNode): SourceNode {
  if (lower.kind === 'map' && upper.kind === 'map') return merge(lower, upper);
  // A level that was laid from several has values that replaced others already.
  return { ...upper, overrode: upper.overrode === undefined ? lower : over(lower, upper.overrode) };
}
