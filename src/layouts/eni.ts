import type { Seed } from '../domain/seed.js';
import { isOfInterfaces } from '../domain/site.js';
import { encodeEni } from '../encode/network/eni.js';
import { perNetwork } from './per-network.js';
import { perSeed } from './per-seed.js';

/**
 * The network as ENI, or nothing where there is none to say: an empty text would take every NIC down, and no text
 * leaves a guest to DHCP on its first one.
 */
export const eniOf = perSeed((seed: Pick<Seed, 'interfaces' | 'networkConfig'>): string | undefined => {
  const text = isOfInterfaces(seed) ? eniText(seed) : '';
  return text === '' ? undefined : text;
});

const eniText = perNetwork(({ interfaces }: Pick<Seed, 'interfaces' | 'networkConfig'>) =>
  encodeEni(interfaces),
);
