import type { JsonObject } from '../../domain/json.js';
import type { Loss } from './taken.js';

/** A network as the inventory has it, before anything has looked at the values. */
export interface ImportedNetwork {
  readonly interfaces: readonly ImportedInterface[];
  /** Those of the guest as a whole. */
  readonly nameservers?: JsonObject;
  /** What was lost beside the interfaces. */
  readonly losses: readonly Loss[];
}

export interface ImportedInterface {
  /** Its name in the file. */
  readonly id: string;
  /** Index of its first character in the text. */
  readonly at: number;
  readonly fields: JsonObject;
  readonly losses: readonly Loss[];
}
