import type { ImportKind } from '../import-kind.js';

/** Seeds of NoCloud and config drives: folders, ISO and VFAT images, and folders of them. */
export const seed: ImportKind = {
  summary: 'seeds of NoCloud or config drives (folder, ISO, VFAT; many in a folder): devices and types',
  gives: 'files',
  convert: async (source) => (await import('../seed/convert-seeds.js')).convertSeeds(source),
};
