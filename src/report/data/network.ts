/** An interface as the drawing of a network needs it: what is set of it. */
export interface NetworkInterface {
  readonly kind: 'ethernet' | 'bond' | 'bridge' | 'vlan' | 'dummy';
  readonly name: string;
  readonly mac?: string;
  /** With their prefixes. */
  readonly addresses: readonly string[];
  readonly gateway4?: string;
  readonly gateway6?: string;
  readonly nameservers?: readonly string[];
  readonly search?: readonly string[];
  /** Each as people write it: `10.0.0.0/8 via 111.0.0.254`. */
  readonly routes: readonly string[];
  readonly mtu?: number;
  /** What gives it more addresses: `DHCPv4`, `DHCPv6`, `SLAAC`. */
  readonly dynamic: readonly string[];
  /** Of a bond or a bridge. */
  readonly members?: readonly string[];
  /** Of a bond. */
  readonly mode?: string;
  /** Of a VLAN. */
  readonly id?: number;
  readonly link?: string;
  /** The bridge of the host that it is plugged into, and its VLAN there. */
  readonly hostBridge?: string;
  readonly vlanTag?: number;
}

/** What a shard knows of each of its devices beside the row. */
export interface DeviceNetwork {
  readonly interfaces: readonly NetworkInterface[];
  /** The key of its details, where the report holds them (`detailsPath`). */
  readonly details?: string;
}
