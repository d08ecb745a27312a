import type { ImportKind } from '../import-kind.js';

/** Domain XML of libvirt. */
export const libvirt: ImportKind = {
  summary: 'libvirt domains (virsh dumpxml; a file or a folder) become devices with uuid, serial and NICs',
  gives: 'files',
  convert: async (source) => (await import('../libvirt/convert-domains.js')).convertDomains(source),
};
