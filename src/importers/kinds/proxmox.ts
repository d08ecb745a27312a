import type { ImportKind } from '../import-kind.js';

/** Machines of Proxmox VE. */
export const proxmox: ImportKind = {
  summary:
    'machines of Proxmox VE (qm config, or /etc/pve/qemu-server): devices with NICs, addresses and keys',
  gives: 'files',
  convert: async (source) => (await import('../proxmox/convert-machines.js')).convertMachines(source),
};
