import { fits, misfits } from '../../domain/parsed.js';
import { hclString } from '../hcl.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostProduct, lostTaps, lostVlans } from '../lost.js';
import type { Machine } from '../machine.js';
import { libvirtResources } from '../terraform/libvirt.js';
import { proxmoxResources } from '../terraform/proxmox.js';

/**
 * Resources that read the published manifest: without the condition in `machines` they are the whole site.
 * Sources of all names: the documentation of the providers dmacvicar/libvirt (from 0.9 on) and bpg/proxmox.
 */
export const terraform: Hypervisor = {
  prints: 'resources in HCL that read the published manifest',
  ways: ['iso', 'url', 'address'],
  takes: ['memory', 'bridge', 'form'],
  forms: ['libvirt', 'proxmox'],
  print(machine) {
    const isProxmox = machine.form === 'proxmox';
    if (isProxmox && machine.seed?.format === 'vfat') {
      return misfits(
        'the Proxmox provider takes no raw disk image, and a vfat seed is one',
        '"image_format: iso9660" in devices/site.yaml',
      );
    }
    return fits(locals(machine) + (isProxmox ? proxmoxResources : libvirtResources)(machine));
  },
  lost: (machine) => [
    ...lostProduct(machine),
    ...lostTaps(machine),
    ...(machine.form === 'proxmox' ? [] : lostVlans(machine)),
  ],
};

const locals = ({ id, published }: Machine): string => `locals {
  published = ${hclString(published)}
  # All devices of the site, where the condition is left out.
  machines = {
    for id, machine in jsondecode(file("\${local.published}/manifest.json")).devices : id => machine
    if id == ${hclString(id)}
  }
}
`;
