import type { ImportKind } from '../import-kind.js';

/** Inventories of Ansible. */
export const ansible: ImportKind = {
  summary:
    'an inventory of Ansible (ansible-inventory --list, INI, YAML; with group_vars and host_vars beside it, or the folder): devices and groups',
  gives: 'files',
  beside: ['group_vars', 'host_vars'],
  convert: async (source) => (await import('../ansible/convert-inventory.js')).convertInventory(source),
};
