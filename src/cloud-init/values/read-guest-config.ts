import { type Document, isAlias, isMap, isScalar, isSeq } from 'yaml';
import { keyOf, type Scalar } from './config-node.js';
import type { GuestEntry, GuestScalar, GuestValue } from './guest-value.js';
import { plainScalar, taggedScalar, WrongScalar } from './plain-scalar.js';

/** What a YAML text is to cloud-init, or the place at which PyYAML gives up. */
export type ReadGuestConfig =
  | { readonly ok: true; readonly value: GuestValue }
  | { readonly ok: false; readonly at: number; readonly why: string };

/** Gives the values of a document that has no error; `parseGuestYaml` makes such documents. */
export function readGuestConfig(document: Document.Parsed): ReadGuestConfig {
  try {
    return { ok: true, value: new Construction().value(document.contents) };
  } catch (failure) {
    if (failure instanceof Unreadable) return { ok: false, at: failure.at, why: failure.message };
    throw failure;
  }
}

class Unreadable extends Error {
  override readonly name = 'Unreadable';
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

/** More values than any config has: aliases of aliases of aliases. */
const mostValues = 200_000;

class Construction {
  readonly #anchors = new Map<string, { readonly value: GuestValue; readonly size: number }>();
  #size = 0;

  value(node: unknown): GuestValue {
    if (isAlias(node)) return this.#anchored(node.source, atOf(node));
    const before = this.#size;
    const value = this.#construct(node);
    const { anchor } = (node ?? {}) as { anchor?: string };
    if (anchor !== undefined) this.#anchors.set(anchor, { value, size: this.#size - before });
    return value;
  }

  #anchored(name: string, at: number): GuestValue {
    const known = this.#anchors.get(name);
    // An alias inside its own anchor: a value that holds itself, which nobody writes on purpose.
    if (known === undefined) return { kind: 'scalar', value: null, at };
    this.#grow(known.size, at);
    return known.value;
  }

  #grow(size: number, at: number): void {
    this.#size += size;
    if (this.#size > mostValues) throw new Unreadable('its aliases make more values than fit anywhere', at);
  }

  #construct(node: unknown): GuestValue {
    const at = atOf(node);
    this.#grow(1, at);
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => this.value(item)), at };
    if (isMap(node)) return { kind: 'map', entries: this.#entries(node.items), at };
    return scalarOf(node, at);
  }

  #entries(pairs: readonly { key: unknown; value: unknown }[]): readonly GuestEntry[] {
    const merged: GuestEntry[] = [];
    const own: GuestEntry[] = [];
    for (const { key, value } of pairs) {
      if (isMergeKey(key)) merged.push(...mergedEntries(this.value(value)));
      else own.push({ key: this.#key(key), value: this.value(value) });
    }
    const entries = new Map<string, GuestEntry>();
    for (const entry of [...merged, ...own]) entries.set(keyOf(entry.key.value), entry);
    return [...entries.values()];
  }

  #key(node: unknown): GuestScalar {
    const at = atOf(node);
    // PyYAML knows the type of `=` and makes a text of it as a key alone.
    if (isScalar(node) && node.source === '=') return { kind: 'scalar', value: '=', at };
    const key = this.value(node);
    if (key.kind !== 'scalar') throw new Unreadable('a key has to be a single value', at);
    return key;
  }
}

const atOf = (node: unknown): number => (node as { range?: [number] } | null)?.range?.[0] ?? 0;

const isMergeKey = (key: unknown): boolean =>
  isScalar(key) && key.source === '<<' && key.type === 'PLAIN' && key.tag === undefined;

/** Of several mappings the first one that has a key wins, so it comes last. Source: constructor.py flatten_mapping. */
function mergedEntries(value: GuestValue): readonly GuestEntry[] {
  const sources = value.kind === 'list' ? [...value.items].reverse() : [value];
  return sources.flatMap((source) => {
    if (source.kind === 'map') return source.entries;
    throw new Unreadable('<< takes a mapping, or a list of mappings', source.at);
  });
}

const tagPrefix = 'tag:yaml.org,2002:';

function scalarOf(node: unknown, at: number): GuestScalar {
  if (!isScalar(node)) return { kind: 'scalar', value: null, at };
  const { type, tag, source = '' } = node;
  try {
    if (tag?.startsWith(tagPrefix) === true)
      return { kind: 'scalar', value: taggedScalar(source, { tag: tag.slice(tagPrefix.length) }), at };
    if (source === '=' && type === 'PLAIN') throw new WrongScalar('an equals sign alone needs quotes');
    if (type === 'PLAIN' || tag === '!')
      return { kind: 'scalar', value: plainScalar(source), plain: source, at };
    return { kind: 'scalar', value: textOf(node.value), at };
  } catch (failure) {
    if (failure instanceof WrongScalar) throw new Unreadable(failure.message, at);
    throw failure;
  }
}

const textOf = (value: unknown): Scalar => (typeof value === 'string' ? value : String(value));
