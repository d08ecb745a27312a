import { parseInterfaceName } from '../../domain/interface-name.js';
import type { Interface } from '../../domain/network.js';

/** Whether formats without `match` can name it: by the name that the guest knows, or by the one that its MAC gets. */
export function isNamed(iface: Interface): boolean {
  if (iface.kind !== 'ethernet' || iface.match === undefined) return true;
  return exactName(iface) !== undefined || (iface.mac !== undefined && parseInterfaceName(iface.name).ok);
}

/**
 * The interfaces under names that a guest knows: a NIC that is matched by its very name stands under that one, and a
 * label of the inventory is gone.
 */
export function inGuestNames(interfaces: readonly Interface[]): readonly Interface[] {
  const names = new Map(interfaces.map((iface) => [iface.name, exactName(iface) ?? iface.name]));
  if ([...names].every(([label, name]) => label === name)) return interfaces;
  const nameOf = (label: string): string => names.get(label) ?? label;
  const byName = (ports: Readonly<Record<string, number>> | undefined) =>
    ports && Object.fromEntries(Object.entries(ports).map(([port, value]) => [nameOf(port), value]));
  return interfaces.map((iface): Interface => {
    const name = nameOf(iface.name);
    switch (iface.kind) {
      case 'ethernet':
      case 'dummy':
        return { ...iface, name };
      case 'vlan':
        return { ...iface, name, link: nameOf(iface.link) };
      case 'bond':
        return {
          ...iface,
          name,
          members: iface.members.map(nameOf),
          ...(iface.primary !== undefined && { primary: nameOf(iface.primary) }),
        };
      case 'bridge': {
        const pathCost = byName(iface.pathCost);
        const portPriority = byName(iface.portPriority);
        return {
          ...iface,
          name,
          members: iface.members.map(nameOf),
          ...(pathCost && { pathCost }),
          ...(portPriority && { portPriority }),
        };
      }
    }
  });
}

/** The one name by which the guest finds a NIC and under which it keeps it. */
function exactName(iface: Interface): string | undefined {
  if (iface.kind !== 'ethernet' || iface.setName || iface.mac !== undefined) return undefined;
  const name = iface.match?.name;
  return name !== undefined && !isGlob(name) ? name : undefined;
}

const isGlob = (name: string): boolean => /[*?[]/.test(name);
