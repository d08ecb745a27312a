import { groupConflict } from '../../diagnostics/catalogue/inventory-groups.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import {
  childAt,
  nodeAt,
  type SourceEntry,
  type SourceMap,
  type SourceNode,
} from '../../domain/source-node.js';
import { interfacesByName } from '../interface-nodes.js';
import { pathOf } from './lay-group.js';

/** A value that two groups give to one device in different ways. */
export interface GroupConflict {
  readonly diagnostic: Diagnostic;
  /** Whether the device says it itself: then neither group counts. */
  readonly isSettled: (device: SourceMap) => boolean;
}

interface Level {
  readonly name: string;
  readonly level: SourceMap;
}

/**
 * The keys, interfaces and files that two of the groups give in different ways: such things have one owner, and the
 * order of groups would hide that somebody wrote the other one. For all else the last group of the order counts.
 */
export function groupConflicts(groups: readonly Level[]): readonly GroupConflict[] {
  return groups.flatMap((upper, index) =>
    groups
      .slice(0, index)
      .flatMap((lower) => [...keys(lower, upper), ...nics(lower, upper), ...files(lower, upper)]),
  );
}

function keys(lower: Level, upper: Level): readonly GroupConflict[] {
  const [first, second] = [lower, upper].map(({ level }) => entriesAt(level, 'public_keys'));
  return shared(first, second).map(([name, a, b]) => ({
    diagnostic: conflict(`the public key "${name}"`, { lower, upper, a, b }),
    isSettled: (device) => {
      const own = childAt(device, 'public_keys');
      return own !== undefined && (own.kind !== 'map' || own.entries.has(name));
    },
  }));
}

function nics(lower: Level, upper: Level): readonly GroupConflict[] {
  const [first, second] = [lower, upper].map(({ level }) => entriesAt(interfacesByName(level), 'interfaces'));
  if (first === undefined || second === undefined) return [];
  return [...second].flatMap(([name, { node }]) => {
    const below = first.get(name)?.node;
    if (below?.kind !== 'map' || node.kind !== 'map') return [];
    return shared(below.entries, node.entries).map(([key, a, b]) => ({
      diagnostic: conflict(`${key} of the interface "${name}"`, { lower, upper, a, b }),
      isSettled: (device) => {
        const own = childAt(interfacesByName(device), 'interfaces');
        const isWhole = childAt(device, 'interfaces')?.kind === 'list';
        return own !== undefined && (isWhole || own.kind !== 'map' || isSaid(own.entries.get(name), key));
      },
    }));
  });
}

const isSaid = (nic: SourceEntry | undefined, key: string): boolean =>
  nic !== undefined && (nic.node.kind !== 'map' || nic.node.entries.has(key));

function files(lower: Level, upper: Level): readonly GroupConflict[] {
  const [first, second] = [lower, upper].map(({ level }) => byPath(childAt(level, 'files')));
  return shared(first, second, {
    isAlike: (a, b) => isEqual(a, b) && childAt(a, 'template') === undefined,
  }).map(([path, a, b]) => ({
    diagnostic: conflict(`the file "${path}"`, { lower, upper, a, b }),
    isSettled: (device) => device.entries.has('files'),
  }));
}

function byPath(list: SourceNode | undefined): Entries {
  const items = list?.kind === 'list' ? list.items : [];
  return new Map(items.map((node) => [pathOf(node) ?? '', { keyOrigin: node.origin, node }]));
}

type Entries = ReadonlyMap<string, SourceEntry>;

const entriesAt = (level: SourceMap, key: string): Entries => {
  const node = nodeAt(level, [key]);
  return node?.kind === 'map' ? node.entries : new Map();
};

function shared(
  first: Entries = new Map(),
  second: Entries = new Map(),
  { isAlike = isEqual }: { isAlike?: (a: SourceNode, b: SourceNode) => boolean } = {},
): readonly (readonly [string, SourceEntry, SourceEntry])[] {
  return [...second].flatMap(([name, b]) => {
    const a = first.get(name);
    return a === undefined || isAlike(a.node, b.node) ? [] : [[name, a, b] as const];
  });
}

function conflict(
  what: string,
  { lower, upper, a, b }: { lower: Level; upper: Level; a: SourceEntry; b: SourceEntry },
): Diagnostic {
  const groups = [lower.name, upper.name] as const;
  return groupConflict(b.keyOrigin, { what, groups, first: a.keyOrigin });
}

function isEqual(a: SourceNode, b: SourceNode): boolean {
  if (a.kind === 'scalar' || b.kind === 'scalar')
    return a.kind === 'scalar' && b.kind === 'scalar' && a.value === b.value;
  if (a.kind === 'list')
    return (
      b.kind === 'list' &&
      a.items.length === b.items.length &&
      a.items.every((item, n) => isEqualTo(item, b.items[n]))
    );
  if (b.kind !== 'map' || a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, { node }]) => isEqualTo(node, b.entries.get(key)?.node));
}

const isEqualTo = (a: SourceNode, b: SourceNode | undefined): boolean => b !== undefined && isEqual(a, b);
