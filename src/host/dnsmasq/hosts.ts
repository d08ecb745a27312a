import type { IpAddress } from '../../domain/ip-address.js';
import type { HostDevice } from '../host-input.js';
import type { Machine } from '../nics.js';

/** What host/dnsmasq/hosts, in the form of /etc/hosts, has of a machine: its names, at the addresses of its management NIC. */
export const hosts = (machine: Machine): string =>
  addressesOf(machine)
    .map((address) => hostsLine(address, machine.device))
    .join('');

function hostsLine(address: IpAddress, { hostname, fqdn }: HostDevice): string {
  const names = fqdn === undefined ? [hostname] : [fqdn, hostname];
  return `${[address, ...names].join(' ')}\n`;
}

function addressesOf({ device: { managementIp }, nics }: Machine): readonly IpAddress[] {
  const nic = nics.find(({ isManagement }) => isManagement);
  const found = [managementIp, nic?.v4?.address, nic?.v6?.address].filter((address) => address !== undefined);
  return [...new Set(found)];
}
