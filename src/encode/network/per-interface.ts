import type { Interface } from '../../domain/network.js';

/** Makes a function that works once for each interface: every form of its network asks for all of it, some for each subnet. */
export function perInterface<T extends object>(make: (iface: Interface) => T): (iface: Interface) => T {
  const made = new WeakMap<Interface, T>();
  return (iface) => {
    const known = made.get(iface);
    if (known !== undefined) return known;
    const value = make(iface);
    made.set(iface, value);
    return value;
  };
}
