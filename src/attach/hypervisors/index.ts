import type { Hypervisor } from '../hypervisor.js';
import { cloudHypervisor } from './cloud-hypervisor.js';
import { firecracker } from './firecracker.js';
import { libvirt } from './libvirt.js';
import { proxmox } from './proxmox.js';
import { qemu } from './qemu.js';
import { virtInstall } from './virt-install.js';
import { virtualbox } from './virtualbox.js';
import { vmware } from './vmware.js';

/** All hypervisors, by the names that --for takes. */
export const hypervisors: Readonly<Record<string, Hypervisor>> = {
  qemu,
  libvirt,
  'virt-install': virtInstall,
  proxmox,
  virtualbox,
  vmware,
  'cloud-hypervisor': cloudHypervisor,
  firecracker,
};
