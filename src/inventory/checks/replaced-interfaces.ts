import { interfacesReplaced } from '../../diagnostics/catalogue/inventory-interfaces.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { childAt, nodeAt, type SourceNode } from '../../domain/source-node.js';
import { eachDevice } from './check.js';

/** The fields by which an interface is found, or comes to an address. */
const means = {
  identity: ['mac', 'match'],
  address: ['addresses', 'dhcp4', 'dhcp6', 'accept_ra'],
  gateway: ['gateway4', 'gateway6', 'routes'],
};

/** A list that replaces one of a lower level, and forgets the MAC or the addresses of an interface that both have. */
export const replacedInterfaces = eachDevice(['interfaces'], ({ source }) => {
  const list = nodeAt(source, ['interfaces']);
  const below = list?.overrode;
  const lowers = byName(below);
  if (list?.kind !== 'list' || lowers === undefined) return [];
  return list.items.flatMap((item): readonly Diagnostic[] => {
    const name = nameOf(item);
    const lower = lowers.get(name ?? '');
    if (name === undefined || lower === undefined) return [];
    const lost = Object.values(means).flatMap((keys) =>
      keys.some((key) => isSet(item, key)) ? [] : keys.filter((key) => isSet(lower, key)),
    );
    const isBare = lost.some((key) => !means.gateway.includes(key));
    return isBare ? [interfacesReplaced(item.origin, { name, lost, first: lower.origin })] : [];
  });
});

// Groups join interfaces by their names, so what a list replaces may be a mapping.
function byName(node: SourceNode | undefined): ReadonlyMap<string, SourceNode> | undefined {
  if (node?.kind === 'list') return new Map(node.items.map((item) => [nameOf(item) ?? '', item]));
  if (node?.kind !== 'map') return undefined;
  return new Map([...node.entries].map(([name, { node: item }]) => [name, item]));
}

function nameOf(item: SourceNode): string | undefined {
  const name = childAt(item, 'name');
  return name?.kind === 'scalar' && typeof name.value === 'string' ? name.value : undefined;
}

function isSet(item: SourceNode, key: string): boolean {
  const node = childAt(item, key);
  if (node === undefined) return false;
  if (node.kind === 'list') return node.items.length > 0;
  return node.kind === 'map' || (node.value !== null && node.value !== false);
}
