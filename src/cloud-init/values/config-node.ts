import { keyOf, type Scalar } from './scalar.js';

/**
 * A value of cloud-config with the parts that it came from. Containers are shared where YAML has an alias, and
 * changed in place by patches, as Python's are: two nodes with one container are one object.
 */
export type ConfigNode = ConfigScalar | ConfigList | ConfigMap;

interface Sourced {
  /** Numbers of the parts: one, or several where texts or lists were joined. */
  readonly from: readonly number[];
  /** Numbers of the parts whose value for this place was dropped. */
  readonly over?: readonly number[];
}

export interface ConfigScalar extends Sourced {
  readonly kind: 'scalar';
  readonly value: Scalar;
}

export interface ConfigList extends Sourced {
  readonly kind: 'list';
  readonly items: ConfigNode[];
}

export interface ConfigMap extends Sourced {
  readonly kind: 'map';
  /** By `keyOf`. */
  readonly entries: Map<string, ConfigEntry>;
}

export interface ConfigEntry {
  readonly key: Scalar;
  readonly node: ConfigNode;
}

export const scalarNode = (value: Scalar, from: readonly number[]): ConfigScalar => ({
  kind: 'scalar',
  value,
  from,
});

export const emptyMap = (from: readonly number[] = []): ConfigMap => ({
  kind: 'map',
  entries: new Map(),
  from,
});

/** The value of a key that is a text. */
export const entryOf = ({ entries }: ConfigMap, key: string): ConfigNode | undefined =>
  entries.get(keyOf(key))?.node;

/** The same node, marked as chosen over others. */
export function chosen<T extends ConfigNode>(node: T, { over }: { over: readonly number[] }): T {
  const others = [...(node.over ?? []), ...over].filter((part) => !node.from.includes(part));
  return others.length === 0 ? node : { ...node, over: [...new Set(others)] };
}

/** A copy that shares nothing with the original; what was shared inside is shared inside. Source: copy.deepcopy. */
export function deepCopy(node: ConfigNode, copies = new Map<unknown, ConfigNode>()): ConfigNode {
  if (node.kind === 'scalar') return node;
  const container = node.kind === 'list' ? node.items : node.entries;
  const known = copies.get(container);
  if (known !== undefined) return known;
  if (node.kind === 'list') {
    const copy: ConfigList = { ...node, items: [] };
    copies.set(container, copy);
    for (const item of node.items) copy.items.push(deepCopy(item, copies));
    return copy;
  }
  const copy: ConfigMap = { ...node, entries: new Map() };
  copies.set(container, copy);
  for (const [name, { key, node: value }] of node.entries)
    copy.entries.set(name, { key, node: deepCopy(value, copies) });
  return copy;
}

/** Python's `==`: numbers by value, lists and mappings by what they hold. */
export function isEqual(one: ConfigNode, other: ConfigNode): boolean {
  if (one.kind === 'scalar') return other.kind === 'scalar' && keyOf(one.value) === keyOf(other.value);
  if (one.kind === 'list')
    return (
      other.kind === 'list' &&
      one.items.length === other.items.length &&
      one.items.every((item, index) => isEqual(item, other.items[index] as ConfigNode))
    );
  if (other.kind !== 'map' || one.entries.size !== other.entries.size) return false;
  return [...one.entries].every(([name, { node }]) => {
    const entry = other.entries.get(name);
    return entry !== undefined && isEqual(node, entry.node);
  });
}
