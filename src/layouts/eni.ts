import type { Seed } from '../domain/seed.js';
import { encodeEni } from '../encode/network/eni.js';

/**
 * The network as ENI, or nothing where there is none to say: an empty text would take every NIC down, and no text
 * leaves a guest to DHCP on its first one.
 */
export function eniOf({
  interfaces,
  networkConfig,
}: Pick<Seed, 'interfaces' | 'networkConfig'>): string | undefined {
  const text = networkConfig === 'disabled' ? '' : encodeEni(interfaces);
  return text === '' ? undefined : text;
}
