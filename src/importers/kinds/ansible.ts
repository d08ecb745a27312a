import type { ImportKind } from '../import-kind.js';

/** Inventories of Ansible. */
export const ansible: ImportKind = {
  summary:
    'an Ansible inventory (ansible-inventory --list, INI or YAML with group_vars and host_vars, or a folder of these) becomes devices and groups',
  gives: 'files',
  beside: ['group_vars', 'host_vars'],
  convert: async (source) => (await import('../ansible/convert-inventory.js')).convertInventory(source),
};
