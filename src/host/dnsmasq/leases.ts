import { type Cidr, familyOf, type IpAddress, isInside } from '../../domain/ip-address.js';
import type { MacAddress } from '../../domain/mac-address.js';
import { gatewaysOf } from '../../encode/network/hops.js';
import type { HostSite } from '../host-input.js';
import type { Machine, Nic } from '../nics.js';
import { serverIp } from '../server-ip.js';
import { isServed, networksOf } from './networks.js';

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

/** All that the DHCP server gives out, and where. */
export interface LeasePlan {
  /** In the order of the devices. */
  readonly leases: readonly Lease[];
  /** Networks to serve, sorted. */
  readonly networks: readonly Cidr[];
  /** The server's own address, where a machine is in no known network: dnsmasq takes the mask from its interface. */
  readonly serverRange?: IpAddress;
}

export function leasePlan(machines: readonly Machine[], site: HostSite): LeasePlan {
  const nics = machines.flatMap((machine) => machine.nics).filter(({ v4, v6 }) => v4 ?? v6);
  const networks = networksOf(nics);
  const server = serverIp(site, 4);
  const placed = nics.map((nic) => ({ nic, network: nic.v4 && networks.around(nic.v4) }));
  const isLost = ({ nic, network }: Placed): boolean => nic.v4 !== undefined && network === undefined;
  // Where nobody says which network it is, it is the server's own.
  const isNeighbour = (nic: Placed): boolean =>
    server !== undefined && (nic.network === undefined ? isLost(nic) : isInside(server, nic.network));
  const needsRange = server !== undefined && networks.around({ address: server }) === undefined;
  return {
    leases: placed.map((nic) => leaseOf(nic.nic, isNeighbour(nic) ? server : undefined)),
    networks: networks.all.filter(isServed),
    ...(needsRange && placed.some(isLost) && { serverRange: server }),
  };
}

interface Placed {
  readonly nic: Nic;
  readonly network: Cidr | undefined;
}

function leaseOf({ v4, v6, device, iface, mac, isManagement }: Nic, server4: IpAddress | undefined): Lease {
  const { nameservers, mtu } = v4?.owner ?? v6?.owner ?? iface;
  const gateway4 = v4 && gatewaysOf(v4.owner).find(({ network }) => familyOf(network) === 4)?.via;
  const domain = device.fqdn?.slice(device.fqdn.indexOf('.') + 1);
  return {
    mac,
    ...(v4 && { address4: v4.address }),
    ...(v6 && { address6: v6.address }),
    ...(isManagement && { hostname: device.hostname }),
    options: {
      ...(gateway4 && { gateway4 }),
      ...(server4 && { server4 }),
      nameservers: nameservers.addresses,
      search: nameservers.search,
      ...(domain !== undefined && { domain }),
      ...(mtu !== undefined && { mtu }),
    },
  };
}
