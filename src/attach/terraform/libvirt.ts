import { hclString } from '../hcl.js';
import type { Machine } from '../machine.js';
import { imageOfEach, serialOfEach } from './fleet.js';

/** Resources of the provider dmacvicar/libvirt, whose attributes are libvirt's XML. */
export const libvirtResources = (machine: Machine): string => `
terraform {
  required_providers {
    libvirt = {
      source  = "dmacvicar/libvirt"
      version = ">= 0.9"
    }
  }
}
${volume(machine)}
resource "libvirt_domain" "machine" {
  for_each = local.machines

  name        = each.key
  type        = "kvm"
  uuid        = each.value.uuid
  memory      = ${machine.memoryMib}
  memory_unit = "MiB"
  vcpu        = 1

  cpu = {
    mode  = "host-passthrough"
    check = "none"
  }
  os = {
    type      = "hvm"
    type_arch = "x86_64"
    sm_bios   = { mode = "sysinfo" }
  }
  sys_info = [{ smbios = { system = { entry = [
    for name, value in { uuid = each.value.uuid, serial = ${serialOfEach(machine)} } : { name = name, value = value }
    if value != null
  ] } } }]
  devices = {
    # Add the disk that the machine boots from.
    disks = [${disk(machine)}]
    interfaces = [
      for nic in try(each.value.interfaces, []) : {
        mac    = try({ address = nic.mac }, null)
        model  = { type = "virtio" }
        source = ${source(machine)}
      }
    ]
  }
}
`;

const volume = (machine: Machine): string =>
  machine.seed === undefined
    ? ''
    : `
resource "libvirt_volume" "seed" {
  for_each = local.machines

  name   = "${imageOfEach(machine)}"
  pool   = "default"
  create = { content = { url = "\${local.published}/images/${imageOfEach(machine)}" } }
}
`;

const disk = ({ seed }: Machine): string =>
  seed === undefined
    ? ''
    : `
      {
        device    = ${seed.format === 'vfat' ? '"disk"' : '"cdrom"'}
        read_only = true
        source = { volume = {
          pool   = libvirt_volume.seed[each.key].pool
          volume = libvirt_volume.seed[each.key].name
        } }
        target = { ${seed.format === 'vfat' ? 'dev = "vdz", bus = "virtio"' : 'dev = "sda", bus = "sata"'} }
      },
    `;

/** A NIC that names a bridge is on it; the others are on --bridge, or on libvirt's own network. */
const source = ({ bridge }: Machine): string =>
  bridge === undefined
    ? '{ network = can(nic.bridge) ? null : { network = "default" }, bridge = try({ bridge = nic.bridge }, null) }'
    : `{ bridge = { bridge = try(nic.bridge, ${hclString(bridge)}) } }`;
