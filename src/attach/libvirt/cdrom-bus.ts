import type { Machine } from '../machine.js';

/**
 * Kernels for clouds, Debian's for one, have no driver for SATA, nor for IDE on a q35 machine; all have virtio's. Windows has
 * SATA's in itself.
 */
export const cdromBus = ({ os }: Pick<Machine, 'os'>): 'scsi' | 'sata' =>
  os === 'windows' ? 'sata' : 'scsi';
