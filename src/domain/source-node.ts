import type { Origin } from './origin.js';

/**
 * A value of the inventory with the place where it was written. Every value that the cascade replaced is kept
 * behind `overrode`, the nearest first, so that one can ask where a value comes from and what it hides.
 */
export type SourceNode = SourceScalar | SourceList | SourceMap;

interface Located {
  readonly origin: Origin;
  readonly overrode?: SourceNode;
}

export interface SourceScalar extends Located {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** The characters of the file that make the value: 0644 for the number 644. */
  readonly source: string;
  /** The value is a secret that the file names, or would be if it were there: no template, and never shown. */
  readonly secret?: 'found' | 'lost';
}

export interface SourceList extends Located {
  readonly kind: 'list';
  readonly items: readonly SourceNode[];
}

export interface SourceMap extends Located {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, SourceEntry>;
}

export interface SourceEntry {
  readonly keyOrigin: Origin;
  readonly node: SourceNode;
}

/** Keys and indexes from a record down to one of its values: `interfaces`, 0, `mac`. */
export type SourcePath = readonly (string | number)[];

export function childAt(node: SourceNode, key: string | number): SourceNode | undefined {
  if (node.kind === 'map') return node.entries.get(String(key))?.node;
  return node.kind === 'list' && typeof key === 'number' ? node.items[key] : undefined;
}

export function nodeAt(node: SourceNode, path: SourcePath): SourceNode | undefined {
  let current: SourceNode | undefined = node;
  for (const key of path) {
    if (current === undefined) return undefined;
    current = childAt(current, key);
  }
  return current;
}

/** The place of the value at this path, or of the deepest value above it that was written at all. */
export function originAt(node: SourceNode, path: SourcePath): Origin {
  let current = node;
  for (const key of path) {
    const child = childAt(current, key);
    if (child === undefined) break;
    current = child;
  }
  return current.origin;
}

/** The place of the key at the end of this path, or what `originAt` gives where there is none. */
export function keyOriginAt(node: SourceNode, path: SourcePath): Origin {
  const parent = nodeAt(node, path.slice(0, -1));
  const entry = parent?.kind === 'map' ? parent.entries.get(String(path.at(-1))) : undefined;
  return entry?.keyOrigin ?? originAt(node, path);
}

/** A path as people write it: `interfaces.0.mac`. */
export const formatPath = (path: SourcePath): string => path.join('.');
