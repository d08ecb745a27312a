import type { Hypervisor } from '../hypervisor.js';
import { cloudHypervisor } from './cloud-hypervisor.js';
import { firecracker } from './firecracker.js';
import { hyperV } from './hyper-v.js';
import { incus } from './incus.js';
import { kubevirt } from './kubevirt.js';
import { libvirt } from './libvirt.js';
import { lxd } from './lxd.js';
import { multipass } from './multipass.js';
import { packer } from './packer.js';
import { proxmox } from './proxmox.js';
import { qemu } from './qemu.js';
import { raspberryPi } from './raspberry-pi.js';
import { terraform } from './terraform.js';
import { utm } from './utm.js';
import { vagrant } from './vagrant.js';
import { virtInstall } from './virt-install.js';
import { virtualbox } from './virtualbox.js';
import { vmware } from './vmware.js';
import { wsl } from './wsl.js';

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
  incus,
  lxd,
  kubevirt,
  'hyper-v': hyperV,
  utm,
  multipass,
  vagrant,
  packer,
  terraform,
  wsl,
  'raspberry-pi': raspberryPi,
};
