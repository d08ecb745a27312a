import type { IpAddress } from '../../domain/ip-address.js';
import type { MacAddress } from '../../domain/mac-address.js';

/** What the DHCP server tells one NIC. */
export interface Lease {
  readonly mac: MacAddress;
  readonly address4?: IpAddress;
  readonly address6?: IpAddress;
  /** Absent for a NIC by which the server does not know its device: one name has one address. */
  readonly hostname?: string;
  readonly options: LeaseOptions;
}

/** What comes with the addresses; the same for most machines of a network. */
export interface LeaseOptions {
  readonly gateway4?: IpAddress;
  /** The server, where it is a neighbour: the way to 169.254.169.254. */
  readonly server4?: IpAddress;
  readonly nameservers: readonly IpAddress[];
  readonly search: readonly string[];
  readonly domain?: string;
  /** Bytes. */
  readonly mtu?: number;
}
