import { guestinfoOverLimit } from '../../diagnostics/catalogue/guestinfo.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { DeviceType } from '../../domain/device-type.js';
import type { Origin } from '../../domain/origin.js';
import type { Seed } from '../../domain/seed.js';
import { originAt } from '../../domain/source-node.js';
import type { Inventory } from '../../inventory/resolve-inventory.js';
import { guestinfoLimit, guestinfoSettings } from '../../layouts/guestinfo.js';

/** The settings for VMware of devices against its limit. One message for each setting of a type. */
export class GuestinfoSizes {
  readonly #inventory: Pick<Inventory, 'site' | 'siteSource' | 'sources'>;
  readonly #over = new Map<string, Oversized & { readonly origin: Origin; readonly devices: string[] }>();

  constructor(inventory: Pick<Inventory, 'site' | 'siteSource' | 'sources'>) {
    this.#inventory = inventory;
  }

  add(seed: Seed, type: DeviceType): void {
    const { site, siteSource, sources } = this.#inventory;
    const over = site.images.includes('guestinfo') ? oversizedOf(seed) : undefined;
    if (over === undefined) return;
    const key = `${type.name}\0${over.key}`;
    const known = this.#over.get(key);
    if (known !== undefined) {
      known.devices.push(seed.id);
      return;
    }
    const origin = partOrigin(over, type) ?? sources.get(seed.id)?.origin ?? originAt(siteSource, ['images']);
    this.#over.set(key, { ...over, origin, devices: [seed.id] });
  }

  get diagnostics(): readonly Diagnostic[] {
    return [...this.#over.values()].map(({ origin, ...over }) => guestinfoOverLimit(origin, over));
  }
}

interface Oversized {
  readonly key: string;
  readonly id: string;
  readonly bytes: number;
  readonly limit: number;
}

/** The first setting that is too big. */
function oversizedOf(seed: Seed): Oversized | undefined {
  const over = Object.entries(guestinfoSettings(seed)).find(([, value]) => value.length > guestinfoLimit);
  return over && { key: over[0], id: seed.id, bytes: over[1].length, limit: guestinfoLimit };
}

function partOrigin({ key }: Oversized, { userData, vendorData }: DeviceType): Origin | undefined {
  if (key === 'guestinfo.metadata') return undefined;
  return (key === 'guestinfo.vendordata' ? vendorData : userData)[0]?.origin;
}
