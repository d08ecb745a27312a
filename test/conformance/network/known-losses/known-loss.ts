import type { Interface } from '../../../../src/domain/network.js';
import type { Fact } from '../facts.js';
import type { ComparedOutput, Format } from '../read-back.js';

/** Something that cloud-init itself loses, or adds, when it reads a format and renders it again. */
export interface KnownLoss {
  /** One line, for the table of docs/adr/0009. */
  readonly what: string;
  /** The file of cloud-init that causes it. */
  readonly source: string;
  readonly formats: readonly Format[];
  readonly outputs: readonly ComparedOutput[];
  /** `missing`: the model says it, the configuration does not; `extra`: the other way round. */
  readonly direction: 'missing' | 'extra';
  /** `iface` is the device that the fact is about; undefined where the model has none of that name. */
  readonly applies: (fact: Fact, iface: Interface | undefined, interfaces: readonly Interface[]) => boolean;
  /** The version that mended it: the row holds for older ones only. */
  readonly mended?: string;
  /** The version that brought it: the row does not hold for older ones. */
  readonly since?: string;
}
