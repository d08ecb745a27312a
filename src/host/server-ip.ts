import { familyOf, type IpAddress, type IpFamily, parseIpAddress } from '../domain/ip-address.js';
import type { HostSite } from './host-input.js';

/** The server's address where it is of this family; a name has none that could stand in a rule or a route. */
export function serverIp({ server }: Pick<HostSite, 'server'>, family: IpFamily): IpAddress | undefined {
  const ip = parseIpAddress(server.address);
  return ip.ok && familyOf(ip.value) === family ? ip.value : undefined;
}
