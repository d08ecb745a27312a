import { fieldOf, netplanSettings } from '../domain/netplan-settings.js';
import type { SourceEntry, SourceMap, SourceNode } from '../domain/source-node.js';

/** Mappings whose keys are names of interfaces, or netplan's own words, and stay as they are written. */
const asWritten: readonly string[] = [
  ...['path_cost', 'port_priority'],
  ...Object.entries(netplanSettings).flatMap(([name, { is }]) => (is === 'verbatim' ? [fieldOf(name)] : [])),
];

/** netplan's other names for fields of ours. */
const synonyms: Readonly<Record<string, string>> = {
  all_slaves_active: 'all_members_active',
  packets_per_slave: 'packets_per_member',
  aging_time: 'ageing_time',
};

/** A site.yaml or type.yaml whose `defaults` are a level of the cascade. */
export function withDefaults(file: SourceMap): SourceMap {
  const entry = file.entries.get('defaults');
  if (entry?.node.kind !== 'map') return file;
  return withEntry(file, 'defaults', { ...entry, node: inOurSpelling(entry.node) });
}

/** A level of the cascade with netplan's spelling of its interfaces in ours: `dhcp4-overrides` is `dhcp4_overrides`. */
export function inOurSpelling(level: SourceMap): SourceMap {
  const entry = level.entries.get('interfaces');
  if (entry === undefined || entry.node.kind === 'scalar') return level;
  const { node } = entry;
  const respelt: SourceNode =
    node.kind === 'list'
      ? { ...node, items: node.items.map(respell) }
      : { ...node, entries: mapNodes(node.entries, respell) };
  return withEntry(level, 'interfaces', { ...entry, node: respelt });
}

/** The result of the cascade with its interfaces as a list: the keys of a mapping are their names. */
export function withInterfaceList(merged: SourceMap): SourceMap {
  const entry = merged.entries.get('interfaces');
  if (entry?.node.kind !== 'map') return merged;
  const { entries, ...node } = entry.node;
  // A name without a mapping is an interface that a level above takes away.
  const items = [...entries]
    .filter(([, { node: item }]) => !isNull(item))
    .map(([name, item]) => named(name, item));
  return withEntry(merged, 'interfaces', { ...entry, node: { ...node, kind: 'list', items } });
}

/** A level of the cascade whose list of interfaces is a mapping by their names, where each has one of its own. */
export function interfacesByName(level: SourceMap): SourceMap {
  const entry = level.entries.get('interfaces');
  if (entry?.node.kind !== 'list') return level;
  const { items, ...node } = entry.node;
  const entries = new Map<string, SourceEntry>();
  for (const item of items) {
    const name = item.kind === 'map' ? item.entries.get('name')?.node : undefined;
    if (name?.kind !== 'scalar' || typeof name.value !== 'string' || entries.has(name.value)) return level;
    entries.set(name.value, { keyOrigin: name.origin, node: item });
  }
  return withEntry(level, 'interfaces', { ...entry, node: { ...node, kind: 'map', entries } });
}

function named(name: string, { keyOrigin, node }: SourceEntry): SourceNode {
  if (node.kind !== 'map' || node.entries.has('name')) return node;
  const scalar: SourceNode = { kind: 'scalar', value: name, source: name, origin: keyOrigin };
  return { ...node, entries: new Map([['name', { keyOrigin, node: scalar }], ...node.entries]) };
}

function respell(node: SourceNode): SourceNode {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'list') return { ...node, items: node.items.map(respell) };
  const entries = new Map<string, SourceEntry>();
  for (const [written, entry] of node.entries) {
    const underscored = written.replaceAll('-', '_');
    const ours = synonyms[underscored] ?? underscored;
    // Written twice, the other one stays a key that nobody knows.
    const key = ours !== written && (node.entries.has(ours) || entries.has(ours)) ? written : ours;
    entries.set(key, { ...entry, node: asWritten.includes(key) ? entry.node : respell(entry.node) });
  }
  return { ...node, entries };
}

const mapNodes = (
  entries: ReadonlyMap<string, SourceEntry>,
  change: (node: SourceNode) => SourceNode,
): ReadonlyMap<string, SourceEntry> =>
  new Map([...entries].map(([key, entry]) => [key, { ...entry, node: change(entry.node) }]));

const withEntry = (map: SourceMap, key: string, entry: SourceEntry): SourceMap => ({
  ...map,
  entries: new Map([...map.entries, [key, entry]]),
});

const isNull = (node: SourceNode): boolean => node.kind === 'scalar' && node.value === null;
