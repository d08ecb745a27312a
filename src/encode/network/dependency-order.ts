import type { Interface } from '../../domain/network.js';

/**
 * The interfaces, each behind those that it is made of: readers that go through a list once (ifup, cloud-init's
 * network_state) find a bond's members before the bond. Otherwise the order stays.
 */
export function inDependencyOrder(interfaces: readonly Interface[]): readonly Interface[] {
  const byName = new Map(interfaces.map((iface) => [iface.name, iface]));
  const ordered = new Set<Interface>();
  const entered = new Set<Interface>();
  const visit = (iface: Interface | undefined): void => {
    // A loop is the inventory's to refuse; here it must only not hang.
    if (iface === undefined || entered.has(iface)) return;
    entered.add(iface);
    for (const name of partsOf(iface)) visit(byName.get(name));
    ordered.add(iface);
  };
  interfaces.forEach(visit);
  return [...ordered];
}

/** Names of the interfaces that an interface is made of. */
export function partsOf(iface: Interface): readonly string[] {
  switch (iface.kind) {
    case 'ethernet':
    case 'dummy':
      return [];
    case 'bond':
    case 'bridge':
      return iface.members;
    case 'vlan':
      return [iface.link];
  }
}
