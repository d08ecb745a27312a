import type { ImportKind } from '../import-kind.js';

/** A state of Terraform. */
export const terraform: ImportKind = {
  summary:
    'a state of Terraform (version 4, or terraform show -json): cloud-init disks of libvirt, cloudinit_config; VMs and snippets of Proxmox',
  gives: 'files',
  convert: async (source) => (await import('../terraform/convert-state.js')).convertState(source),
};
