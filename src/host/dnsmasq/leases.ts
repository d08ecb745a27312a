import { type Cidr, familyOf, type IpAddress, isInside } from '../../domain/ip-address.js';
import type { MacAddress } from '../../domain/mac-address.js';
import { gatewaysOf } from '../../encode/network/hops.js';
import type { HostSite } from '../host-input.js';
import type { Machine, Nic } from '../nics.js';
import { serverIp } from '../server-ip.js';
import { isServed, Networks } from './networks.js';
import { OptionSets } from './option-sets.js';

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
  /** How many leases there are. */
  readonly count: number;
  /** Those of one machine. */
  readonly leasesOf: (machine: Machine) => readonly Lease[];
  readonly optionSets: OptionSets;
  /** Networks to serve, sorted. */
  readonly networks: readonly Cidr[];
  /** The server's own address, where a machine is in no known network: dnsmasq takes the mask from its interface. */
  readonly serverRange?: IpAddress;
}

/** Plans leases out of one walk over all machines, and keeps none of them. */
export class LeasePlanner {
  readonly #server: IpAddress | undefined;
  readonly #networks = new Networks();
  readonly #optionSets = new OptionSets();
  #count = 0;
  #hasUnplaced = false;

  constructor(site: HostSite) {
    this.#server = serverIp(site, 4);
  }

  add(machine: Machine): void {
    for (const nic of leased(machine)) {
      this.#count += 1;
      this.#networks.add(nic);
      if (isUnplaced(nic)) this.#hasUnplaced = true;
      else this.#optionSets.add(this.#leaseOf(nic).options);
    }
  }

  /** `machines` once more: where an address stands on no interface, its network is known of all others. */
  plan(machines: Iterable<Machine>): LeasePlan {
    let isOneLost = false;
    for (const machine of this.#hasUnplaced ? machines : []) {
      for (const nic of leased(machine).filter(isUnplaced)) {
        isOneLost ||= this.#isLost(nic);
        this.#optionSets.add(this.#leaseOf(nic).options);
      }
    }
    const server = this.#server;
    const needsRange = server !== undefined && this.#networks.around({ address: server }) === undefined;
    return {
      count: this.#count,
      leasesOf: (machine) => leased(machine).map((nic) => this.#leaseOf(nic)),
      optionSets: this.#optionSets,
      networks: this.#networks.all.filter(isServed),
      ...(needsRange && isOneLost && { serverRange: server }),
    };
  }

  #isLost({ v4 }: Nic): boolean {
    return v4 !== undefined && this.#networks.around(v4) === undefined;
  }

  #leaseOf(nic: Nic): Lease {
    return leaseOf(nic, this.#isNeighbour(nic) ? this.#server : undefined);
  }

  /** Where nobody says which network it is, it is the server's own. */
  #isNeighbour({ v4 }: Nic): boolean {
    if (this.#server === undefined || v4 === undefined) return false;
    const network = this.#networks.around(v4);
    return network === undefined || isInside(this.#server, network);
  }
}

/** The NICs that get an address. */
const leased = ({ nics }: Machine): readonly Nic[] => nics.filter(({ v4, v6 }) => v4 ?? v6);

/** Its address is on no interface: nobody says how long the prefix is. */
const isUnplaced = ({ v4 }: Nic): boolean => v4 !== undefined && v4.prefix === undefined;

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
