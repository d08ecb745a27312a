import { hclString } from '../hcl.js';
import type { Machine } from '../machine.js';
import { imageOfEach, serialOfEach } from './fleet.js';

/** Resources of the provider bpg/proxmox. */
export const proxmoxResources = (machine: Machine): string => `
terraform {
  required_providers {
    proxmox = {
      source = "bpg/proxmox"
    }
  }
}

variable "node_name" {
  type    = string
  default = "pve"
}
${file(machine)}
# Add the disk that the machine boots from.
resource "proxmox_virtual_environment_vm" "machine" {
  for_each = local.machines

  name      = each.key
  node_name = var.node_name

  cpu {
    type = "host"
  }
  memory {
    dedicated = ${machine.memoryMib}
  }
  smbios {
    uuid   = each.value.uuid
    serial = ${serialOfEach(machine)}
  }
${cdrom(machine)}  dynamic "network_device" {
    for_each = try(each.value.interfaces, [])
    content {
      mac_address = try(upper(network_device.value.mac), null)
      bridge      = try(network_device.value.bridge, ${hclString(machine.bridge ?? 'vmbr0')})
      vlan_id     = try(network_device.value.vlan_tag, null)
    }
  }
}
`;

const file = (machine: Machine): string =>
  machine.seed === undefined
    ? ''
    : `
resource "proxmox_virtual_environment_file" "seed" {
  for_each = local.machines

  content_type = "iso"
  datastore_id = "local"
  node_name    = var.node_name
  source_file {
    path = "\${local.published}/images/${imageOfEach(machine)}"
  }
}
`;

const cdrom = ({ seed }: Machine): string =>
  seed === undefined
    ? ''
    : `  cdrom {
    interface = "ide2"
    file_id   = proxmox_virtual_environment_file.seed[each.key].id
  }
`;
