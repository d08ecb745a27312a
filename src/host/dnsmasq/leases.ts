import { type Cidr, familyOf, type IpAddress, isInside, networkOf } from '../../domain/ip-address.js';
import { gatewaysOf } from '../../encode/network/hops.js';
import type { HostSite } from '../host-input.js';
import type { Machine, Nic } from '../nics.js';
import { serverIp } from '../server-ip.js';
import { DhcpHosts } from './dhcp-hosts.js';
import type { Lease, LeaseOptions } from './lease.js';
import { isServed, Networks } from './networks.js';
import { OptionSets, type TaggedSet } from './option-sets.js';

/** All that the DHCP server gives out, and where. */
export interface LeasePlan {
  /** How many leases there are. */
  readonly count: number;
  /** A line a lease, in the order of the devices. */
  readonly dhcpHosts: Uint8Array;
  readonly optionSets: readonly TaggedSet[];
  /** Networks to serve, sorted. */
  readonly networks: readonly Cidr[];
  /** The server's own address, where a machine is in no known network: dnsmasq takes the mask from its interface. */
  readonly serverRange?: IpAddress;
}

/** Plans leases out of one walk over all machines, and keeps of each its lines. */
export class LeasePlanner {
  readonly #server: IpAddress | undefined;
  readonly #networks = new Networks();
  readonly #optionSets = new OptionSets();
  readonly #lines = new DhcpHosts();
  readonly #unplaced: Unplaced[] = [];

  constructor(site: HostSite) {
    this.#server = serverIp(site, 4);
  }

  add(machine: Machine): void {
    for (const nic of machine.nics) {
      const { v4, v6 } = nic;
      if ((v4 ?? v6) === undefined) continue;
      this.#networks.add(nic);
      const server = this.#server;
      if (v4 === undefined || v4.prefix !== undefined) {
        const isNeighbour =
          server !== undefined &&
          v4?.prefix !== undefined &&
          isInside(server, networkOf({ ...v4, prefix: v4.prefix }));
        const lease = leaseOf(nic, isNeighbour ? server : undefined);
        this.#lines.add(lease, this.#optionSets.add(lease.options));
      } else {
        const lease = leaseOf(nic, undefined);
        this.#lines.add(lease, -1 - this.#unplaced.length);
        this.#unplaced.push({ address: v4.address, far: lease.options, near: leaseOf(nic, server).options });
      }
    }
  }

  /** For when all machines are there. */
  plan(): LeasePlan {
    const server = this.#server;
    const networks = this.#unplaced.map(({ address }) => this.#networks.around({ address }));
    const sets = this.#unplaced.map(({ far, near }, index) => {
      const network = networks[index];
      // Where nobody says which network it is, it is the server's own.
      const isNeighbour = server !== undefined && (network === undefined || isInside(server, network));
      return this.#optionSets.add(isNeighbour ? near : far);
    });
    const optionSets = this.#optionSets.tagged;
    const tags = new Map(optionSets.map(({ number, tag }) => [number, tag]));
    const tagOf = (set: number): string => tags.get(set < 0 ? (sets[-1 - set] as number) : set) as string;
    const needsRange = server !== undefined && this.#networks.around({ address: server }) === undefined;
    return {
      count: this.#lines.count,
      dhcpHosts: this.#lines.bytes(tagOf),
      optionSets,
      networks: this.#networks.all.filter(isServed),
      ...(needsRange && networks.includes(undefined) && { serverRange: server }),
    };
  }
}

/** A NIC whose address is on no interface: nobody says how long the prefix is, so its network is known when all others are. */
interface Unplaced {
  readonly address: IpAddress;
  /** What it is given where the server is no neighbour, and where it is one. */
  readonly far: LeaseOptions;
  readonly near: LeaseOptions;
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
