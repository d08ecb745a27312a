import type { IpAddress } from '../../domain/ip-address.js';
import type { HostSite } from '../host-input.js';
import { metadataAddress4, metadataAddress6 } from '../metadata-address.js';
import { serverIp } from '../server-ip.js';

/** The addresses whose port 80 is led to our port. */
export function redirectedAddresses(site: HostSite): {
  readonly v4: readonly string[];
  readonly v6: readonly string[];
} {
  return {
    v4: [metadataAddress4, ...serverItself(serverIp(site, 4), site)],
    v6: [metadataAddress6, ...serverItself(serverIp(site, 6), site)],
  };
}

/** Some clients ask port 80 of the server itself. */
const serverItself = (
  server: IpAddress | undefined,
  { needs, server: { port } }: HostSite,
): readonly string[] => (server !== undefined && port !== 80 && needs.includes('port-80') ? [server] : []);
