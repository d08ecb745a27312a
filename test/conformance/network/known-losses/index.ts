import { lossesOfEni } from './eni.js';
import type { KnownLoss } from './known-loss.js';
import { lossesOfNetworkData } from './network-data.js';
import { lossesOfOutputs } from './outputs.js';
import { lossesOfV1 } from './v1.js';
import { lossesOfV2 } from './v2.js';

/**
 * All in which cloud-init's configurations may differ from the model. A row that no topology needs is an error, as
 * is a difference that no row names. docs/adr/0009-one-network-model-four-renderings.md shows the same table.
 */
export const knownLosses: readonly KnownLoss[] = [
  ...lossesOfOutputs,
  ...lossesOfV2,
  ...lossesOfV1,
  ...lossesOfEni,
  ...lossesOfNetworkData,
];

export type { KnownLoss };
