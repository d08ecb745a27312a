import type { NetworkLoss } from './network-loss.js';
import { lossesOfEni } from './of-eni.js';
import { lossesOfKinds } from './of-kinds.js';
import { lossesOfNetplanSettings } from './of-netplan-settings.js';
import { lossesOfNetworkData } from './of-network-data.js';
import { lossesOfNetworkManager } from './of-network-manager.js';
import { lossesOfOutputs } from './of-renderers.js';
import { lossesOfRoutes } from './of-routes.js';
import { lossesOfSettings } from './of-settings.js';
import { lossesOfSysconfig } from './of-sysconfig.js';
import { lossesOfV1 } from './of-v1.js';
import { lossesOfV2 } from './of-v2.js';

/**
 * All in which cloud-init's configurations may differ from the model. A row that no topology needs is an error, as
 * is a difference that no row names. docs/networks.md shows the same table.
 */
export const networkLosses: readonly NetworkLoss[] = [
  ...lossesOfKinds,
  ...lossesOfSettings,
  ...lossesOfNetplanSettings,
  ...lossesOfRoutes,
  ...lossesOfOutputs,
  ...lossesOfSysconfig,
  ...lossesOfNetworkManager,
  ...lossesOfV2,
  ...lossesOfV1,
  ...lossesOfEni,
  ...lossesOfNetworkData,
];

export type { NetworkLoss };
