import type { ImportKind } from '../import-kind.js';
import { ansible } from './ansible.js';
import { csv } from './csv.js';
import { libvirt } from './libvirt.js';
import { netplan } from './netplan.js';
import { proxmox } from './proxmox.js';
import { seed } from './seed.js';
import { terraform } from './terraform.js';

/** What `import` reads, by the names that the command line has for it. */
export const importKinds: Readonly<Record<string, ImportKind>> = {
  seed,
  libvirt,
  proxmox,
  ansible,
  terraform,
  netplan,
  csv,
};
