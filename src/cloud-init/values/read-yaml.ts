import { isAlias, isMap, isPair, isScalar, isSeq, parseDocument, type YAMLError } from 'yaml';
import { type ConfigEntry, type ConfigNode, keyOf, type Scalar, scalarNode } from './config-node.js';
import { plainScalar, taggedScalar, WrongScalar } from './plain-scalar.js';

/** YAML as a value, or why cloud-init's reader refuses it. */
export type ReadConfig =
  | { readonly ok: true; readonly node: ConfigNode }
  | { readonly ok: false; readonly why: string };

/**
 * Reads a text as PyYAML's safe loader does: YAML 1.1, with its numbers, dates and truth values, the last of equal
 * keys, merge keys, and aliases that stay one object. Source: cloudinit/util.py load_yaml. `part` is the number of
 * the part that the values come from.
 */
export function readYaml(text: string, { part }: { part: number }): ReadConfig {
  if (unprintable.test(text)) return { ok: false, why: 'it holds a character that YAML does not allow' };
  // Without a schema every scalar stays the text that it is: what it means is PyYAML's to say.
  const document = parseDocument(text, {
    version: '1.1',
    schema: 'failsafe',
    uniqueKeys: false,
    prettyErrors: false,
  });
  const error = document.errors.find((found) => !isAllowed(found));
  if (error !== undefined) return { ok: false, why: error.message.split('\n', 1)[0] as string };
  try {
    return { ok: true, node: new Construction(part).node(document.contents) };
  } catch (failure) {
    if (failure instanceof WrongScalar || failure instanceof WrongNode)
      return { ok: false, why: failure.message };
    throw failure;
  }
}

// PyYAML reader.py NON_PRINTABLE.
const unprintable = /[^\t\n\r -~\u0085\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

// Quoted texts may go on at any column.
const isAllowed = ({ code, message }: YAMLError): boolean =>
  code === 'BAD_INDENT' && message.startsWith('Multi-line');

class WrongNode extends Error {
  override readonly name = 'WrongNode';
}

const tagPrefix = 'tag:yaml.org,2002:';

class Construction {
  readonly #from: readonly number[];
  readonly #anchors = new Map<string, ConfigNode>();

  constructor(part: number) {
    this.#from = [part];
  }

  node(written: unknown): ConfigNode {
    const { anchor } = (written ?? {}) as { anchor?: string };
    if (anchor !== undefined && this.#anchors.has(anchor))
      throw new WrongNode(`the anchor &${anchor} stands there twice`);
    const node = this.#unanchored(written);
    if (anchor !== undefined && !isAlias(written)) this.#anchors.set(anchor, node);
    return node;
  }

  #unanchored(written: unknown): ConfigNode {
    if (isAlias(written)) {
      const node = this.#anchors.get(written.source);
      if (node === undefined) throw new WrongNode(`no anchor &${written.source} stands above its alias`);
      return node;
    }
    const kind = kindOf(written);
    if (isMap(written)) return this.#mapping(written.items, kind);
    if (isSeq(written)) return this.#sequence(written.items, kind);
    return scalarNode(scalarOf(written, kind), this.#from);
  }

  #sequence(items: readonly unknown[], kind: string | undefined): ConfigNode {
    if (kind === undefined || kind === 'seq')
      return { kind: 'list', items: items.map((item) => this.node(item)), from: this.#from };
    if (kind !== 'omap' && kind !== 'pairs') throw new WrongNode(`a list is no ${kind}`);
    const pairs = items.map((item): ConfigNode => {
      const only = isMap(item) && item.items.length === 1 ? item.items[0] : undefined;
      if (!isPair(only)) throw new WrongNode(`!!${kind} takes mappings with one key each`);
      const pair = [this.node(only.key), this.node(only.value)];
      return { kind: 'list', items: pair, isTuple: true, from: this.#from };
    });
    return { kind: 'list', items: pairs, from: this.#from };
  }

  #mapping(pairs: readonly { key: unknown; value: unknown }[], kind: string | undefined): ConfigNode {
    if (kind !== undefined && kind !== 'map' && kind !== 'set')
      throw new WrongNode(`a mapping is no ${kind}`);
    const merged: ConfigEntry[] = [];
    const own: ConfigEntry[] = [];
    for (const { key, value } of pairs) {
      if (isMergeKey(key)) merged.push(...this.#merged(this.node(value)));
      else own.push({ key: this.#key(key), node: this.node(value) });
    }
    const entries = new Map<string, ConfigEntry>();
    for (const entry of [...merged, ...own]) {
      // Of two equal keys Python keeps the first one and the second one's value.
      const key = entries.get(keyOf(entry.key))?.key ?? entry.key;
      entries.set(keyOf(entry.key), { key, node: entry.node });
    }
    if (kind !== 'set') return { kind: 'map', entries, from: this.#from };
    return {
      kind: 'set',
      members: new Map([...entries].map(([name, { key }]) => [name, key])),
      from: this.#from,
    };
  }

  /** Of several mappings the first one that has a key wins, so it comes last. Source: constructor.py flatten_mapping. */
  #merged(node: ConfigNode): readonly ConfigEntry[] {
    const sources = node.kind === 'list' ? [...node.items].reverse() : [node];
    return sources.flatMap((source) => {
      if (source.kind !== 'map') throw new WrongNode('<< takes a mapping, or a list of mappings');
      return [...source.entries.values()];
    });
  }

  #key(written: unknown): Scalar {
    // `=` is a plain text as a key alone.
    if (isScalar(written) && written.value === '=' && kindOf(written) === undefined) return '=';
    const node = this.node(written);
    if (node.kind !== 'scalar') throw new WrongNode('a key is a single value');
    return node.value;
  }
}

const isMergeKey = (key: unknown): boolean =>
  isScalar(key) && key.value === '<<' && key.type === 'PLAIN' && key.tag === undefined;

/** The last word of a tag of YAML's own; undefined where the text decides. */
function kindOf(written: unknown): string | undefined {
  const { tag } = (written ?? {}) as { tag?: string };
  if (tag === undefined || tag === '!') return undefined;
  if (tag === `${tagPrefix}python/unicode`) return 'str';
  if (!tag.startsWith(tagPrefix)) throw new WrongNode(`cloud-init does not know the tag ${tag}`);
  return tag.slice(tagPrefix.length);
}

/** The reader keeps every plain scalar a text; only its own empty one is none. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function scalarOf(written: unknown, kind: string | undefined): Scalar {
  if (!isScalar(written)) return kind === undefined ? null : taggedScalar('', { tag: kind });
  const text = textOf(written.value);
  if (kind !== undefined) return taggedScalar(text, { tag: kind });
  // PyYAML looks at the text behind a bare `!` even where it has quotes.
  return written.type === 'PLAIN' || written.tag === '!' ? plainScalar(text) : text;
}
