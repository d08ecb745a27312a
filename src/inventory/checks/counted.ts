import type { LocatedDevice } from './check.js';

/** Like findings of many devices as one: the first, and how many devices have it. */
export class Counted<Found> {
  readonly #kinds = new Map<
    string,
    { readonly found: Found; readonly located: LocatedDevice; readonly devices: Set<LocatedDevice> }
  >();

  add(key: string, located: LocatedDevice, found: () => Found): void {
    const kind = this.#kinds.get(key);
    if (kind === undefined) this.#kinds.set(key, { found: found(), located, devices: new Set([located]) });
    else kind.devices.add(located);
  }

  map<T>(
    make: (first: { readonly found: Found; readonly located: LocatedDevice; readonly devices: number }) => T,
  ): T[] {
    return [...this.#kinds.values()].map(({ devices, ...first }) =>
      make({ ...first, devices: devices.size }),
    );
  }
}
