import type { GuestEntry, GuestMap, GuestScalar, GuestSet, GuestValue } from '../guest-value.js';
import { keyOf } from '../scalar.js';
import { implicitType, type ScalarType } from './implicit-type.js';
import { YamlMistake } from './mistake.js';
import type { YamlNode } from './node.js';
import { typedScalar, WrongScalar } from './typed-scalar.js';

/** The values that a graph of nodes stands for. Source: PyYAML constructor.py SafeConstructor. */
export const construct = (root: YamlNode): GuestValue => new Construction().value(root);

/** More values than any config has: aliases of aliases of aliases. */
const mostValues = 200_000;

class Construction {
  /** What was made of a node that more than one place leads to. */
  readonly #made = new Map<YamlNode, { readonly value: GuestValue; readonly size: number }>();
  #size = 0;

  value(node: YamlNode): GuestValue {
    const known = this.#made.get(node);
    if (known !== undefined) {
      this.#grow(known.size, node);
      return known.value;
    }
    const before = this.#size;
    this.#grow(1, node);
    const value = this.#valueOf(node);
    if (node.isShared === true) this.#made.set(node, { value, size: this.#size - before });
    return value;
  }

  #grow(size: number, { start }: YamlNode): void {
    this.#size += size;
    if (this.#size > mostValues)
      throw new YamlMistake('its aliases make more values than fit anywhere', start);
  }

  #valueOf(node: YamlNode): GuestValue {
    const type = typeOf(node);
    switch (type) {
      case 'seq':
        return this.#list(node);
      case 'omap':
      case 'pairs':
        return this.#pairs(node, type);
      case 'map':
        return this.#map(node);
      case 'set':
        return this.#set(node);
      default:
        return scalarOf(node, type);
    }
  }

  #list(node: YamlNode): GuestValue {
    if (node.kind !== 'list') throw new YamlMistake(`!!seq takes a list`, node.start);
    return { kind: 'list', items: node.items.map((item) => this.value(item)), at: node.at };
  }

  /** A list of tuples. Its mappings are taken as they stand: no merge key is one here. */
  #pairs(node: YamlNode, type: string): GuestValue {
    if (node.kind !== 'list') throw new YamlMistake(`!!${type} takes a list`, node.start);
    const items = node.items.map((item): GuestValue => {
      const pair = item.kind === 'map' && item.pairs.length === 1 ? item.pairs[0] : undefined;
      if (pair === undefined) throw new YamlMistake(`!!${type} takes mappings with one key each`, item.start);
      return {
        kind: 'list',
        items: [this.value(pair.key), this.value(pair.value)],
        isTuple: true,
        at: item.at,
      };
    });
    return { kind: 'list', items, at: node.at };
  }

  #map(node: YamlNode): GuestMap {
    if (node.kind !== 'map') throw new YamlMistake(`!!map and !!set take a mapping`, node.start);
    const merged: GuestEntry[] = [];
    const own: GuestEntry[] = [];
    for (const { key, value } of node.pairs) {
      const type = typeOf(key);
      if (type === 'merge') merged.push(...this.#merged(value));
      else own.push({ key: this.#key(key, { type, holder: node }), value: this.value(value) });
    }
    const lost = lostIn(own);
    const isAsWritten = merged.length + lost.length === 0;
    return { kind: 'map', entries: isAsWritten ? own : unique([...merged, ...own]), lost, at: node.at };
  }

  #set(node: YamlNode): GuestSet {
    return { kind: 'set', members: this.#map(node).entries.map(({ key }) => key), at: node.at };
  }

  #key(key: YamlNode, { type, holder }: { type: NodeType; holder: YamlNode }): GuestScalar {
    // Only as a key the equals sign is a string.
    const name = type === 'value' ? scalarOf(key, 'str') : this.value(key);
    if (name.kind !== 'scalar') throw new YamlMistake(keyWords(key, holder), key.start);
    return name;
  }

  /** Of several mappings the first one that has a key wins, so it comes last. Source: constructor.py flatten_mapping. */
  #merged(node: YamlNode): readonly GuestEntry[] {
    const sources = node.kind === 'list' ? [...node.items].reverse() : [node];
    return sources.flatMap((source) => {
      if (source.kind !== 'map')
        throw new YamlMistake('<< takes a mapping, or a list of mappings', source.start);
      // What comes of the mapping itself, by a tag, does not count.
      const map = source.tag === undefined ? this.value(source) : this.#map(source);
      return map.kind === 'map' ? map.entries : [];
    });
  }
}

/** Entries of which a later one has the key. */
function lostIn(entries: readonly GuestEntry[]): readonly GuestEntry[] {
  const last = new Map<string, GuestEntry>();
  const lost: GuestEntry[] = [];
  for (const entry of entries) {
    const name = keyOf(entry.key.value);
    const before = last.get(name);
    if (before !== undefined) lost.push(before);
    last.set(name, entry);
  }
  return lost;
}

/** Of two equal keys Python keeps the first one, as 1 of 1 and true; what is written is that of the last one. */
function unique(entries: readonly GuestEntry[]): readonly GuestEntry[] {
  const found = new Map<string, GuestEntry>();
  for (const { key, value } of entries) {
    const name = keyOf(key.value);
    const first = found.get(name)?.key;
    found.set(name, { key: first === undefined ? key : { ...key, value: first.value }, value });
  }
  return [...found.values()];
}

/** Two braces are a mapping that is the key of another one. */
const keyWords = ({ kind, start }: YamlNode, holder: YamlNode): string =>
  kind === 'map' && start === holder.at + 1
    ? 'a value that starts with {{ needs quotes'
    : 'a key has to be a single value';

type NodeType = ScalarType | 'seq' | 'map' | 'set' | 'omap' | 'pairs';

const tagPrefix = 'tag:yaml.org,2002:';

/** What PyYAML makes of a node: its tag says so, or its text where it has none. */
function typeOf(node: YamlNode): NodeType {
  const { tag, start } = node;
  if (tag === undefined || tag === '!') {
    if (node.kind === 'list') return 'seq';
    if (node.kind === 'map') return 'map';
    return node.style === 'plain' || tag === '!' ? implicitType(node.text) : 'str';
  }
  const type = tag.startsWith(tagPrefix) ? types.get(tag.slice(tagPrefix.length)) : undefined;
  if (type === undefined) throw new YamlMistake(`cloud-init does not know the tag ${shownTag(tag)}`, start);
  return type;
}

const types: ReadonlyMap<string, NodeType> = new Map<string, NodeType>([
  ...(['str', 'null', 'bool', 'int', 'float', 'timestamp', 'merge', 'value', 'binary'] as const).map(
    (type) => [type, type] as const,
  ),
  ...(['seq', 'map', 'set', 'omap', 'pairs'] as const).map((type) => [type, type] as const),
  // cloud-init's own addition. Source: cloudinit/safeyaml.py.
  ['python/unicode', 'str'],
]);

const shownTag = (tag: string): string =>
  tag.startsWith(tagPrefix) ? `!!${tag.slice(tagPrefix.length)}` : tag;

function scalarOf(node: YamlNode, type: ScalarType): GuestScalar {
  const text = textOf(node);
  const isPlain = node.kind === 'scalar' && node.style === 'plain' && (node.tag ?? '!') === '!';
  try {
    return {
      kind: 'scalar',
      value: typedScalar(text, type),
      style: node.kind === 'scalar' ? node.style : 'plain',
      plain: isPlain ? text : undefined,
      at: node.at,
    };
  } catch (failure) {
    if (failure instanceof WrongScalar) throw new YamlMistake(failure.message, node.start);
    throw failure;
  }
}

/** The text of a scalar; of a mapping that of its key `=`. Source: constructor.py SafeConstructor.construct_scalar. */
function textOf(node: YamlNode): string {
  if (node.kind === 'scalar') return node.text;
  const own = node.kind === 'map' ? node.pairs.find(({ key }) => typeOf(key) === 'value') : undefined;
  if (own === undefined)
    throw new YamlMistake(
      `its tag asks for a single value, and this is a ${node.kind === 'map' ? 'mapping' : 'list'}`,
      node.start,
    );
  return textOf(own.value);
}
