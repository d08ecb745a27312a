import type { Interface } from '../../../domain/network.js';
import type { NetworkRenderer } from '../../../domain/network-renderer.js';
import type { Fact } from './facts.js';

/** What a guest reads: `eni` is /etc/network/interfaces as text, `networkData` is OpenStack's network_data.json. */
export const networkFormats = ['v1', 'v2', 'eni', 'networkData'] as const;
export type NetworkFormat = (typeof networkFormats)[number];

/** What writes the network: a renderer of cloud-init, or the other program that has a table of its losses. */
export type NetworkWriter = NetworkRenderer | 'cloudbase-init';

/** Something that a guest's own program loses, or adds, when it reads a format and sets up the network. */
export interface NetworkLoss {
  /** One line, for the table of docs/networks.md. */
  readonly what: string;
  /** The file of that program that causes it. */
  readonly source: string;
  readonly formats: readonly NetworkFormat[];
  readonly outputs: readonly NetworkWriter[];
  /**
   * `missing`: the model says it, the guest does not have it. `extra`: the other way round. `fails`: the guest gets nothing of the
   * whole network.
   */
  readonly direction: 'missing' | 'extra' | 'fails';
  /** `iface` is the device that the fact is about; undefined where the model has none of that name. */
  readonly applies: (fact: Fact, iface: Interface | undefined, interfaces: readonly Interface[]) => boolean;
  /** What is lost does harm: the guest is worse off than without the value. */
  readonly isHarmful?: true;
  /** The row holds for older versions only. */
  readonly before?: string;
  /** The row does not hold for older versions. */
  readonly from?: string;
}
