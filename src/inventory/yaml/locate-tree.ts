import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import {
  aliasBudget,
  duplicateKey,
  forbiddenKey,
  halfCharacter,
  tooDeep,
  unknownAnchor,
  wrongMerge,
} from '../../diagnostics/catalogue/inventory-yaml.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { nearestName } from '../../diagnostics/nearest.js';
import type { Origin } from '../../domain/origin.js';
import type { SourceEntry, SourceMap, SourceNode, SourceScalar } from '../../domain/source-node.js';
import type { PlaceOf } from '../files/places.js';
import type { ParsedFile } from './parsed-file.js';

const deepest = 64;
const mostAliased = 1_000_000;

/** Turns the library's tree into ours: plain data, every value and key with its place, no aliases left. */
export function locateTree(root: ParsedNode, { placeOf }: { placeOf: PlaceOf }): ParsedFile {
  const tree = new LocatedTree(placeOf);
  const node = tree.locate(root, 0);
  return node === undefined ? { diagnostics: tree.diagnostics } : { node, diagnostics: tree.diagnostics };
}

class LocatedTree {
  readonly diagnostics: Diagnostic[] = [];
  readonly #placeOf: PlaceOf;
  // An alias shares its anchor's node; `size` is what it would be if it were written out.
  readonly #anchors = new Map<string, { readonly node: SourceNode; readonly size: number }>();
  #size = 0;
  #aliased = 0;

  constructor(placeOf: PlaceOf) {
    this.#placeOf = placeOf;
  }

  /** Undefined where a mistake leaves nothing to go on with. */
  locate(node: unknown, depth: number): SourceNode | undefined {
    const before = this.#size;
    this.#size += 1;
    const located = this.#locateKind(node as ParsedNode, depth);
    const anchor = (node as { anchor?: string }).anchor;
    if (anchor !== undefined && located !== undefined) {
      this.#anchors.set(anchor, { node: located, size: this.#size - before });
    }
    return located;
  }

  #locateKind(node: ParsedNode, depth: number): SourceNode | undefined {
    const origin = this.#placeOf(node.range[0]);
    if (isScalar(node)) return this.#scalarOf(node, origin);
    if (isAlias(node)) return this.#resolve(node, origin);
    if (depth >= deepest) {
      this.diagnostics.push(tooDeep(origin, { most: deepest }));
      return undefined;
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.locate(item, depth + 1));
      return { kind: 'list', items: items.filter((item) => item !== undefined), origin };
    }
    return isMap(node) ? this.#mapOf(node, { origin, depth }) : undefined;
  }

  #scalarOf(scalar: Scalar, origin: Origin): SourceScalar {
    // Nothing but an escape can write such a text: the file itself is UTF-8.
    if (scalar.type === 'QUOTE_DOUBLE' && loneSurrogate.test(String(scalar.value))) {
      this.diagnostics.push(halfCharacter(origin));
    }
    return scalarOf(scalar, origin);
  }

  #mapOf(map: YAMLMap, { origin, depth }: { origin: Origin; depth: number }): SourceMap {
    const written = new Map<string, SourceEntry>();
    const merged = new Map<string, SourceEntry>();
    for (const { key, value } of map.items) {
      const name = key as Scalar.Parsed;
      const text = String(name.value);
      const keyOrigin = this.#placeOf(name.range[0]);
      if (loneSurrogate.test(text)) this.diagnostics.push(halfCharacter(keyOrigin));
      const node = value === null ? nullAt(keyOrigin) : this.locate(value, depth + 1);
      const first = written.get(text);
      if (text === '<<' && name.type === 'PLAIN') this.#merge(node, { into: merged, keyOrigin });
      else if (text === '__proto__') this.diagnostics.push(forbiddenKey(keyOrigin, { key: text }));
      else if (first !== undefined) {
        this.diagnostics.push(duplicateKey(keyOrigin, { key: text, first: first.keyOrigin }));
      } else if (node !== undefined) written.set(text, { keyOrigin, node });
    }
    return { kind: 'map', entries: merged.size === 0 ? written : over(merged, written), origin };
  }

  // Of several merged mappings the first one that has a key wins: https://yaml.org/type/merge.html
  #merge(
    node: SourceNode | undefined,
    { into, keyOrigin }: { into: Map<string, SourceEntry>; keyOrigin: Origin },
  ) {
    if (node === undefined) return;
    const sources = node.kind === 'list' ? node.items : [node];
    for (const source of sources) {
      if (source.kind !== 'map') {
        this.diagnostics.push(wrongMerge(keyOrigin));
        return;
      }
      for (const [key, entry] of source.entries) if (!into.has(key)) into.set(key, entry);
    }
  }

  #resolve({ source }: Alias, origin: Origin): SourceNode | undefined {
    const anchor = this.#anchors.get(source);
    if (anchor === undefined) {
      const nearest = nearestName(source, this.#anchors.keys());
      this.diagnostics.push(unknownAnchor(origin, { name: source, nearest }));
      return undefined;
    }
    this.#size += anchor.size;
    this.#aliased += anchor.size;
    if (this.#aliased <= mostAliased) return anchor.node;
    if (this.#aliased - anchor.size <= mostAliased)
      this.diagnostics.push(aliasBudget(origin, { most: mostAliased }));
    return undefined;
  }
}

const loneSurrogate = /[\ud800-\udfff]/u;

function scalarOf({ value, source = '' }: Scalar, origin: Origin): SourceScalar {
  // JSON has no infinity: such a value stays the text that it was written as.
  const isPlain = typeof value !== 'number' || Number.isFinite(value);
  return { kind: 'scalar', value: isPlain ? (value as SourceScalar['value']) : source, source, origin };
}

const nullAt = (origin: Origin): SourceScalar => ({ kind: 'scalar', value: null, source: '', origin });

function over(
  merged: ReadonlyMap<string, SourceEntry>,
  written: ReadonlyMap<string, SourceEntry>,
): ReadonlyMap<string, SourceEntry> {
  const entries = new Map(merged);
  for (const [key, { keyOrigin, node }] of written) {
    const hidden = merged.get(key);
    const shown: SourceNode = hidden === undefined ? node : { ...node, overrode: hidden.node };
    entries.set(key, { keyOrigin, node: shown });
  }
  return entries;
}
