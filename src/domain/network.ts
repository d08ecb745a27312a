import type { Cidr, InterfaceAddress, IpAddress } from './ip-address.js';
import type { JsonObject } from './json.js';
import type { MacAddress } from './mac-address.js';

export const routeScopes = ['global', 'link', 'host'] as const;
export const routeTypes = [
  'unicast',
  'blackhole',
  'unreachable',
  'prohibit',
  'throw',
  'local',
  'anycast',
] as const;

/** One route: `to` is a network or everything else (`default`) of the family of `via`. */
export interface Route {
  readonly to: Cidr | 'default';
  /** Absent where no router stands between: scope link or host, or a type that drops packets. */
  readonly via?: IpAddress;
  /** Preferred source address. */
  readonly from?: IpAddress;
  /** Lower wins; none leaves it to the client. */
  readonly metric?: number;
  /** `via` is reached through this interface, whatever its networks are. */
  readonly onLink?: boolean;
  readonly table?: number;
  readonly scope?: (typeof routeScopes)[number];
  readonly type?: (typeof routeTypes)[number];
  /** Bytes. */
  readonly mtu?: number;
  /** Segments. */
  readonly congestionWindow?: number;
  readonly advertisedReceiveWindow?: number;
  /** Bytes. */
  readonly advertisedMss?: number;
}

/** Which routing table packets take; netplan's `routing-policy`. */
export interface RoutingRule {
  readonly from?: Cidr;
  readonly to?: Cidr;
  readonly table: number;
  readonly priority?: number;
  readonly mark?: number;
  readonly typeOfService?: number;
}

/** What a DHCP client takes from its lease. Absent values leave the client's default alone. */
export interface DhcpOverrides {
  readonly useDns?: boolean;
  readonly useNtp?: boolean;
  readonly useMtu?: boolean;
  readonly useRoutes?: boolean;
  readonly useHostname?: boolean;
  /** `route`: the domains decide which name server is asked, and are not searched. */
  readonly useDomains?: boolean | 'route';
  readonly sendHostname?: boolean;
  readonly hostname?: string;
  readonly routeMetric?: number;
}

export const dhcpIdentifiers = ['mac', 'duid'] as const;
export const linkLocalFamilies = ['ipv4', 'ipv6'] as const;
/** What netplan hands an interface to; networkd where nothing is said. */
export const netplanRenderers = ['networkd', 'NetworkManager'] as const;
/** Of a VLAN alone: the NIC filters it, a virtual function of SR-IOV. */
export const hardwareVlan = 'sriov';
export const activationModes = ['manual', 'off'] as const;
export const addressGenerations = ['eui64', 'stable-privacy'] as const;

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
  /** The gateways are reached through this interface, though they lie in none of its networks. */
  readonly onLink?: boolean;
  readonly renderer?: (typeof netplanRenderers)[number] | typeof hardwareVlan;
  /** The boot does not wait for it. */
  readonly optional?: boolean;
  /** Its addresses stay when the DHCP client stops. */
  readonly critical?: boolean;
  /** It is configured even without a carrier. */
  readonly ignoreCarrier?: boolean;
  /** `manual`: the administrator brings it up; `off`: it is held down. */
  readonly activationMode?: (typeof activationModes)[number];
  readonly dhcp4Overrides?: DhcpOverrides;
  readonly dhcp6Overrides?: DhcpOverrides;
  /** How the DHCP client names itself to the server. */
  readonly dhcpIdentifier?: (typeof dhcpIdentifiers)[number];
  /** The families in which it takes a link-local address; absent: IPv6 alone. */
  readonly linkLocal?: readonly (typeof linkLocalFamilies)[number][];
  readonly ipv6Privacy?: boolean;
  /** Bytes. */
  readonly ipv6Mtu?: number;
  readonly ipv6AddressGeneration?: (typeof addressGenerations)[number];
  /** Lower half of its IPv6 addresses from router advertisements: `::5`. */
  readonly ipv6AddressToken?: IpAddress;
  readonly routingPolicy?: readonly RoutingRule[];
  /** Settings for which netplan alone has a word, by its names and below each other as it has them: netplan-settings.ts. */
  readonly netplan?: JsonObject;
  /** Its addresses may stand on other devices as well: in another lab, or anycast. */
  readonly duplicateOk?: boolean;
}

/** By what a guest finds a NIC beside its MAC. Globs: `en*`. */
export interface NicMatch {
  /** Of InfiniBand: twenty groups, where `mac` has six. */
  readonly macaddress?: string;
  readonly name?: string;
  /** One of these. */
  readonly drivers: readonly string[];
}

export interface EthernetInterface extends InterfaceBase {
  readonly kind: 'ethernet';
  readonly wakeOnLan?: boolean;
  /** The NIC with this MAC gets `name` as its name; otherwise it is only matched by its MAC. */
  readonly setName: boolean;
  /** Where it is given, `name` is a label of ours, unless `setName` gives it to the NIC. */
  readonly match?: NicMatch;
  /** The MAC that the NIC gets; `mac` is the one by which it is found. */
  readonly newMac?: MacAddress;
  /** The bridge of the host that the NIC is plugged into, and its VLAN there. The guest knows nothing of them. */
  readonly hostBridge?: string;
  readonly vlanTag?: number;
  /** The host's end of this NIC, like vnet0. The guest knows nothing of it; the host lets no other address out of it. */
  readonly tap?: string;
}

// The words of bonds stand in the order of the kernel's numbers (bonding.rst), by which version 1 may name them.
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
export const primaryReselectPolicies = ['always', 'better', 'failure'] as const;
export const adSelections = ['stable', 'bandwidth', 'count'] as const;
export const failOverMacPolicies = ['none', 'active', 'follow'] as const;
export const arpValidations = ['none', 'active', 'backup', 'all'] as const;
export const arpAllTargets = ['any', 'all'] as const;

export interface BondInterface extends InterfaceBase {
  readonly kind: 'bond';
  /** Names of ethernet interfaces of the same device. */
  readonly members: readonly string[];
  readonly mode: (typeof bondModes)[number];
  readonly lacpRate?: (typeof lacpRates)[number];
  readonly hashPolicy?: (typeof hashPolicies)[number];
  /** Link monitoring, milliseconds. */
  readonly miiMonitorMs?: number;
  /** The member that is used whenever its link is up. */
  readonly primary?: string;
  readonly primaryReselectPolicy?: (typeof primaryReselectPolicies)[number];
  readonly minLinks?: number;
  readonly upDelayMs?: number;
  readonly downDelayMs?: number;
  readonly adSelect?: (typeof adSelections)[number];
  readonly allMembersActive?: boolean;
  readonly failOverMacPolicy?: (typeof failOverMacPolicies)[number];
  readonly arpIntervalMs?: number;
  readonly arpIpTargets?: readonly IpAddress[];
  readonly arpValidate?: (typeof arpValidations)[number];
  readonly arpAllTargets?: (typeof arpAllTargets)[number];
  readonly gratuitousArp?: number;
  readonly packetsPerMember?: number;
  readonly resendIgmp?: number;
  /** Seconds. */
  readonly learnPacketInterval?: number;
}

export interface BridgeInterface extends InterfaceBase {
  readonly kind: 'bridge';
  /** Names of interfaces of the same device. */
  readonly members: readonly string[];
  readonly stp?: boolean;
  /** Seconds, as all times of a bridge. */
  readonly forwardDelay?: number;
  readonly helloTime?: number;
  readonly maxAge?: number;
  readonly ageingTime?: number;
  /** Lower is rather the root of the tree. */
  readonly priority?: number;
  /** By port. */
  readonly pathCost?: Readonly<Record<string, number>>;
  readonly portPriority?: Readonly<Record<string, number>>;
}

export interface VlanInterface extends InterfaceBase {
  readonly kind: 'vlan';
  /** 1 to 4094: IEEE 802.1Q reserves 0 and 4095. */
  readonly id: number;
  /** Name of the interface that carries the tagged frames. */
  readonly link: string;
}

/** A device without hardware that holds addresses. */
export interface DummyInterface extends InterfaceBase {
  readonly kind: 'dummy';
}

/** One interface of a device, discriminated by `kind`. */
export type Interface = EthernetInterface | BondInterface | BridgeInterface | VlanInterface | DummyInterface;
export type InterfaceKind = Interface['kind'];
