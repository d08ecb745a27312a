/** A date or a date with its time, as YAML 1.1 reads `2024-01-31`: ISO 8601, a time with a space before it. */
export class Timestamp {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A single value as Python holds it: an integer is a bigint, a float a number. */
export type Scalar = null | boolean | bigint | number | string | Uint8Array | Timestamp;

/**
 * A value of cloud-config with the parts that it came from. Containers are shared where YAML has an alias, and
 * changed in place by patches, as Python's are: two nodes with one container are one object.
 */
export type ConfigNode = ConfigScalar | ConfigList | ConfigMap | ConfigSet;

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
  /** One of Python's tuples: a pair of `!!omap` or `!!pairs`. */
  readonly isTuple?: true;
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

/** `!!set`: nothing merges with it. */
export interface ConfigSet extends Sourced {
  readonly kind: 'set';
  readonly members: ReadonlyMap<string, Scalar>;
}

/** A single value as one writes it: bytes as what they stand for in Latin-1, a date in its own form. */
export function scalarText(value: Scalar): string {
  if (value instanceof Timestamp) return value.text;
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
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

/** Keys that Python takes for one have the same text: `1`, `1.0` and `true` are one key, `"1"` is another. */
export function keyOf(key: Scalar): string {
  if (key === null) return 'null';
  if (typeof key === 'string') return `text ${key}`;
  if (key instanceof Timestamp) return `time ${key.text}`;
  if (key instanceof Uint8Array) return `bytes ${Buffer.from(key).toString('hex')}`;
  if (typeof key === 'bigint') return `number ${key}`;
  const number = Number(key);
  return `number ${Number.isInteger(number) ? BigInt(number) : number}`;
}

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
  if (node.kind === 'scalar' || node.kind === 'set') return node;
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
  if (one.kind === 'scalar' && other.kind === 'scalar')
    return !Number.isNaN(one.value) && keyOf(one.value) === keyOf(other.value);
  if (one.kind === 'list' && other.kind === 'list') {
    const isAlike = one.isTuple === other.isTuple && one.items.length === other.items.length;
    return isAlike && one.items.every((item, index) => isEqual(item, other.items[index] as ConfigNode));
  }
  if (one.kind === 'map' && other.kind === 'map') {
    return (
      one.entries.size === other.entries.size &&
      [...one.entries].every(([name, { node }]) => {
        const entry = other.entries.get(name);
        return entry !== undefined && isEqual(node, entry.node);
      })
    );
  }
  if (one.kind !== 'set' || other.kind !== 'set') return false;
  return (
    one.members.size === other.members.size &&
    [...one.members.keys()].every((name) => other.members.has(name))
  );
}
