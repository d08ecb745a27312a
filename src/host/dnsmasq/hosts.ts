import type { IpAddress } from '../../domain/ip-address.js';
import type { HostDevice } from '../host-input.js';
import type { Machine } from '../nics.js';

/** host/dnsmasq/hosts, in the form of /etc/hosts: the names of the machines, at the addresses of their management NIC. */
export const hosts = (machines: readonly Machine[]): string =>
  machines
    .flatMap((machine) => addressesOf(machine).map((address) => hostsLine(address, machine.device)))
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
