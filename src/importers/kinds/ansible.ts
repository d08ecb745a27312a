import type { ImportKind } from '../import-kind.js';

/** Inventories of Ansible. */
export const ansible: ImportKind = {
  summary:
    'an inventory of Ansible (ansible-inventory --list, INI, YAML; a folder with group_vars): devices and groups',
  gives: 'files',
  convert: async (source) => (await import('../ansible/convert-inventory.js')).convertInventory(source),
};
