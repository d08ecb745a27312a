import type { ImportKind } from '../import-kind.js';

/** A state of Terraform. */
export const terraform: ImportKind = {
  summary:
    'cloud-init disks of libvirt, cloudinit_config, and VMs and snippets of Proxmox in a Terraform state (version 4, or terraform show -json) become devices and types',
  gives: 'files',
  convert: async (source) => (await import('../terraform/convert-state.js')).convertState(source),
};
