import { guestinfoOverLimit } from '../../diagnostics/catalogue/guestinfo.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { DeviceType } from '../../domain/device-type.js';
import type { LayoutClient, OversizedValue } from '../../domain/layout.js';
import type { Origin } from '../../domain/origin.js';
import type { Seed } from '../../domain/seed.js';
import { originAt } from '../../domain/source-node.js';
import type { Inventory } from '../../inventory/resolve-inventory.js';
import { images, siteClients, volumeNamed } from '../../layouts/index.js';

type Oversized = OversizedValue & Pick<Seed, 'id'>;

/** The values that clients read against what their transport takes. One message for each value of a type. */
export class ValueSizes {
  readonly #inventory: Pick<Inventory, 'site' | 'siteSource' | 'sources'>;
  readonly #limits: readonly NonNullable<LayoutClient['oversized']>[];
  readonly #over = new Map<string, Oversized & { readonly origin: Origin; readonly devices: string[] }>();

  constructor(inventory: Pick<Inventory, 'site' | 'siteSource' | 'sources'>) {
    this.#inventory = inventory;
    const limits = siteClients(inventory.site).flatMap(([, { oversized }]) => oversized ?? []);
    this.#limits = [...new Set(limits)];
  }

  add(seed: Seed, type: DeviceType): void {
    for (const oversized of this.#limits) {
      const over = oversized(seed);
      if (over !== undefined) this.#take({ ...over, id: seed.id }, type);
    }
  }

  #take(over: Oversized, type: DeviceType): void {
    const { siteSource, sources } = this.#inventory;
    const key = `${type.name}\0${over.key}`;
    const known = this.#over.get(key);
    if (known !== undefined) {
      known.devices.push(over.id);
      return;
    }
    const origin = partOrigin(over, type) ?? sources.get(over.id)?.origin ?? originAt(siteSource, ['images']);
    this.#over.set(key, { ...over, origin, devices: [over.id] });
  }

  get diagnostics(): readonly Diagnostic[] {
    const instead = Object.keys(images).find(volumeNamed) ?? '';
    return [...this.#over.values()].map(({ origin, ...over }) =>
      guestinfoOverLimit(origin, { ...over, instead }),
    );
  }
}

function partOrigin({ of }: OversizedValue, { userData, vendorData }: DeviceType): Origin | undefined {
  if (of === 'meta-data') return undefined;
  return (of === 'vendor-data' ? vendorData : userData)[0]?.origin;
}
