import { interfaceLoop } from '../../diagnostics/catalogue/inventory-network.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { originAt } from '../../domain/source-node.js';
import { partsOf } from '../../encode/network/dependency-order.js';
import { eachDevice } from './check.js';

/** Bonds, bridges and VLANs that stand on themselves; each loop is told once, at its first interface. */
export const interfaceLoops = eachDevice(['interfaces'], ({ device: { interfaces }, source }) => {
  if (interfaces.every(({ kind }) => kind === 'ethernet')) return [];
  const lower = new Map(interfaces.map((iface) => [iface.name, partsOf(iface)]));
  const told = new Set<string>();
  return interfaces.flatMap(({ name }, index): readonly Diagnostic[] => {
    const loop = told.has(name) ? undefined : loopFrom(name, lower);
    if (loop === undefined) return [];
    for (const member of loop) told.add(member);
    return [interfaceLoop(originAt(source, ['interfaces', index]), { names: loop })];
  });
});

/** The way from an interface back to itself, both ends named. */
function loopFrom(
  start: string,
  lower: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const seen = new Set<string>();
  const search = (name: string, way: readonly string[]): readonly string[] | undefined => {
    for (const next of lower.get(name) ?? []) {
      if (next === start) return [...way, start];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = search(next, [...way, next]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return search(start, [start]);
}
