import type { ImportKind } from '../import-kind.js';

/** A file of netplan, or a network-config of cloud-init in version 1 or 2. */
export const netplan: ImportKind = {
  summary:
    'a netplan or network-config file (version 1 or 2) becomes interfaces for a device, printed on stdout',
  gives: 'text',
  // Loaded when it is asked for: --help needs none of it.
  convert: async (source) => (await import('../network/convert-network.js')).convertNetwork(source),
};
