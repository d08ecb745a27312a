import type { Seed } from '../domain/seed.js';

/**
 * The host name as metadata carries it: cloud-init cuts a full name at its first dot and so learns the domain
 * as well. Source: cloudinit/sources/__init__.py get_hostname.
 */
export function localHostname({ hostname, fqdn }: Pick<Seed, 'hostname' | 'fqdn'>): string {
  return fqdn?.startsWith(`${hostname}.`) ? fqdn : hostname;
}
