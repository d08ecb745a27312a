import {
  type ConfigEntry,
  type ConfigMap,
  type ConfigNode,
  chosen,
  scalarNode,
} from '../values/config-node.js';
import { keyOf } from '../values/scalar.js';
import { type MergerName, type MergeType, WrongMerge } from './merge-types.js';

/**
 * Merges a later value into an earlier one with the first merger of each name; a value that no merger takes stays as
 * it was. Neither is changed. Source: cloudinit/mergers/__init__.py LookupMerger.
 */
export function mergeNodes(
  earlier: ConfigNode,
  later: ConfigNode,
  mergeTypes: readonly MergeType[],
): ConfigNode {
  const kind = mergerOf(earlier);
  const type = mergeTypes.find(({ name }) => name === kind);
  if (type === undefined) return chosen(earlier, { over: later.from });
  const recurse = (one: ConfigNode, other: ConfigNode): ConfigNode => mergeNodes(one, other, mergeTypes);
  if (earlier.kind === 'map') return mergeMap(earlier, later, { type, recurse });
  if (earlier.kind === 'list') return mergeList(earlier, later, { type, recurse });
  return mergeText(earlier, later, { type });
}

interface Merger {
  readonly type: MergeType;
  readonly recurse: (earlier: ConfigNode, later: ConfigNode) => ConfigNode;
}

function mergerOf(node: ConfigNode): MergerName | undefined {
  if (node.kind === 'map') return 'dict';
  if (node.kind === 'list') return 'list';
  return typeof node.value === 'string' ? 'str' : undefined;
}

/** Source: mergers/m_dict.py. */
function mergeMap(earlier: ConfigMap, later: ConfigNode, { type, recurse }: Merger): ConfigNode {
  if (later.kind !== 'map') return chosen(earlier, { over: later.from });
  // `in` finds it in no_replace too where the settings are one text.
  const isReplaced = type.has('replace');
  const entries = new Map<string, ConfigEntry>(earlier.entries);
  for (const [name, { key, node }] of later.entries) {
    const known = entries.get(name);
    const isNull = node.kind === 'scalar' && node.value === null;
    if (known === undefined) entries.set(name, { key, node });
    else if (isNull && type.has('allow_delete')) entries.delete(name);
    else entries.set(name, { key: known.key, node: mergeValue(known.node, node) });
  }
  return { ...earlier, entries };

  function mergeValue(old: ConfigNode, fresh: ConfigNode): ConfigNode {
    if (isReplaced) return chosen(fresh, { over: old.from });
    const isMerged =
      fresh.kind === 'map' ||
      (fresh.kind === 'list' && recursesInto(type, 'list')) ||
      (isText(fresh) && recursesInto(type, 'str'));
    return isMerged ? recurse(old, fresh) : chosen(old, { over: fresh.from });
  }
}

/** Source: mergers/m_list.py. */
function mergeList(
  earlier: Extract<ConfigNode, { kind: 'list' }>,
  later: ConfigNode,
  { type, recurse }: Merger,
): ConfigNode {
  const method = ['append', 'prepend', 'replace', 'no_replace'].find(type.has) ?? 'replace';
  if (method === 'replace' && later.kind !== 'list') return chosen(later, { over: earlier.from });
  const { items } = earlier;
  const joined = { ...earlier, from: [...new Set([...earlier.from, ...later.from])] };
  if (method === 'prepend') return { ...joined, items: [...iterated(later), ...items] };
  if (method === 'append') return { ...joined, items: [...items, ...iterated(later)] };
  const length = Math.min(items.length, lengthOf(later));
  // An entry is looked up even where it is not taken, which fails for what has no such index.
  const merged = items.map((item, index) => (index < length ? mergeItem(item, itemAt(later, index)) : item));
  return { ...earlier, items: merged };

  function mergeItem(old: ConfigNode, fresh: ConfigNode): ConfigNode {
    if (method === 'no_replace') return chosen(old, { over: fresh.from });
    const isMerged =
      (fresh.kind === 'list' && recursesInto(type, 'list')) ||
      (isText(fresh) && recursesInto(type, 'str')) ||
      (fresh.kind === 'map' && type.has('recurse_dict'));
    return isMerged ? recurse(old, fresh) : chosen(fresh, { over: old.from });
  }
}

/** Source: mergers/m_str.py. */
function mergeText(earlier: ConfigNode, later: ConfigNode, { type }: { type: MergeType }): ConfigNode {
  if (!type.has('append') || !isText(earlier)) return chosen(later, { over: earlier.from });
  // Python joins a text with a text and with nothing else.
  if (!isText(later)) throw new WrongMerge('str(append) meets a value that is not a string');
  const from = [...new Set([...earlier.from, ...later.from])];
  return scalarNode(`${earlier.value}${later.value}`, from);
}

const recursesInto = (type: MergeType, kind: 'list' | 'str'): boolean =>
  kind === 'str' ? type.has('recurse_str') : type.has('recurse_array') || type.has('recurse_list');

type TextNode = Extract<ConfigNode, { kind: 'scalar' }> & { readonly value: string };

const isText = (node: ConfigNode): node is TextNode =>
  node.kind === 'scalar' && typeof node.value === 'string';

/** What Python's list.extend takes from a value: keys of a mapping, characters of a text. */
function iterated(node: ConfigNode): readonly ConfigNode[] {
  if (node.kind === 'list') return node.items;
  if (node.kind === 'map') return [...node.entries.values()].map(({ key }) => scalarNode(key, node.from));
  const { value, from } = node;
  if (typeof value === 'string') return [...value].map((character) => scalarNode(character, from));
  if (value instanceof Uint8Array) return [...value].map((byte) => scalarNode(BigInt(byte), from));
  throw new WrongMerge('a list meets a value that has no entries');
}

const lengthOf = (node: ConfigNode): number =>
  node.kind === 'map' ? node.entries.size : iterated(node).length;

function itemAt(node: ConfigNode, index: number): ConfigNode {
  const item = node.kind === 'map' ? node.entries.get(keyOf(BigInt(index)))?.node : iterated(node)[index];
  if (item === undefined) throw new WrongMerge('a list meets a value that has no entries');
  return item;
}
