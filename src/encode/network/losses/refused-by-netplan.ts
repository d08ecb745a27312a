import type { Interface } from '../../../domain/network.js';
import type { NetworkLoss } from './network-loss.js';

/** What rows have in common that say what netplan itself refuses: then it sets up nothing of the file. */
export const refusedByNetplan: Pick<NetworkLoss, 'formats' | 'outputs' | 'direction' | 'isHarmful'> = {
  formats: ['v2'],
  outputs: ['netplan'],
  direction: 'fails',
  isHarmful: true,
};

export const isNetworkManagers = (iface: Interface | undefined): boolean =>
  iface?.renderer === 'NetworkManager';
