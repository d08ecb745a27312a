import { type Carried, carriedThings } from '../../domain/layout.js';
import type { Seed } from '../../domain/seed.js';
import type { Site } from '../../domain/site.js';
import { siteClients } from '../../layouts/index.js';
import { networkConfigOf } from '../../layouts/network-config.js';

/** Something that changes, and the layouts and images of the site whose clients never hear of it. */
export interface NotCarried {
  readonly what: Carried;
  readonly by: readonly string[];
}

/** What changes and cannot reach every guest: no new instance-id helps there. */
export function notCarried(
  before: Seed,
  after: Seed,
  site: Pick<Site, 'layouts' | 'images' | 'ownLayouts'>,
): readonly NotCarried[] {
  const clients = siteClients(site);
  return carriedThings.flatMap((what) => {
    if (texts[what](before) === texts[what](after)) return [];
    const by = clients.filter(([, { carries }]) => !carries.includes(what)).map(([name]) => name);
    return by.length === 0 ? [] : [{ what, by: [...new Set(by)] }];
  });
}

const texts: Readonly<Record<Carried, (seed: Seed) => string>> = {
  'vendor-data': ({ vendorData }) => JSON.stringify(vendorData),
  network: (seed) => (typeof seed.networkConfig === 'object' ? '' : networkConfigOf(seed)),
  'network-config': ({ networkConfig }) => (typeof networkConfig === 'object' ? networkConfig.text : ''),
  // The name that stands for both, where it can, reaches every client.
  fqdn: ({ hostname, fqdn = hostname }) => (`${fqdn}.`.startsWith(`${hostname}.`) ? '' : fqdn),
};
