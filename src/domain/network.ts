import type { Cidr, InterfaceAddress, IpAddress } from './ip-address.js';
import type { MacAddress } from './mac-address.js';

/** One route: `to` is a network or everything else (`default`) of the family of `via`. */
export interface Route {
  readonly to: Cidr | 'default';
  /** Required: cloud-init's eni and sysconfig renderers raise KeyError for a route without a gateway. */
  readonly via: IpAddress;
  /** Lower wins; none leaves it to the client. */
  readonly metric?: number;
}

export interface Nameservers {
  readonly addresses: readonly IpAddress[];
  readonly search: readonly string[];
}

/** What every kind of interface has. Flags that are absent leave the client's default alone. */
interface InterfaceBase {
  /** At most 15 characters: IFNAMSIZ of Linux less the NUL. */
  readonly name: string;
  readonly mac?: MacAddress;
  readonly addresses: readonly InterfaceAddress[];
  readonly gateway4?: IpAddress;
  readonly gateway6?: IpAddress;
  readonly nameservers: Nameservers;
  readonly routes: readonly Route[];
  /** Bytes. */
  readonly mtu?: number;
  readonly dhcp4: boolean;
  readonly dhcp6: boolean;
  /** Takes router advertisements: SLAAC is `acceptRa: true` with no address of the family. */
  readonly acceptRa?: boolean;
}

export interface EthernetInterface extends InterfaceBase {
  readonly kind: 'ethernet';
  readonly wakeOnLan?: boolean;
  /** The NIC with this MAC gets `name` as its name; otherwise it is only matched by its MAC. */
  readonly setName: boolean;
  /** The host's end of this NIC, like vnet0. The guest knows nothing of it; the host lets no other address out of it. */
  readonly tap?: string;
}

export const bondModes = [
  'balance-rr',
  'active-backup',
  'balance-xor',
  'broadcast',
  '802.3ad',
  'balance-tlb',
  'balance-alb',
] as const;
export const lacpRates = ['slow', 'fast'] as const;
export const hashPolicies = ['layer2', 'layer3+4', 'layer2+3', 'encap2+3', 'encap3+4'] as const;

export interface BondInterface extends InterfaceBase {
  readonly kind: 'bond';
  /** Names of ethernet interfaces of the same device. */
  readonly members: readonly string[];
  readonly mode: (typeof bondModes)[number];
  readonly lacpRate?: (typeof lacpRates)[number];
  readonly hashPolicy?: (typeof hashPolicies)[number];
  /** Link monitoring, milliseconds. */
  readonly miiMonitorMs?: number;
}

export interface BridgeInterface extends InterfaceBase {
  readonly kind: 'bridge';
  /** Names of interfaces of the same device. */
  readonly members: readonly string[];
  readonly stp?: boolean;
  /** Seconds. */
  readonly forwardDelay?: number;
}

export interface VlanInterface extends InterfaceBase {
  readonly kind: 'vlan';
  /** 1 to 4094: IEEE 802.1Q reserves 0 and 4095. */
  readonly id: number;
  /** Name of the interface that carries the tagged frames. */
  readonly link: string;
}

/** One interface of a device, discriminated by `kind`. */
export type Interface = EthernetInterface | BondInterface | BridgeInterface | VlanInterface;
