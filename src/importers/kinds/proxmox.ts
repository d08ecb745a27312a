import type { ImportKind } from '../import-kind.js';

/** Machines of Proxmox VE. */
export const proxmox: ImportKind = {
  summary:
    'Proxmox VE machines (qm config, or /etc/pve/qemu-server) become devices with NICs, addresses and keys',
  gives: 'files',
  convert: async (source) => (await import('../proxmox/convert-machines.js')).convertMachines(source),
};
