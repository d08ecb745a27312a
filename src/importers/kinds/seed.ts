import type { ImportKind } from '../import-kind.js';

/** Seeds of NoCloud and config drives: folders, ISO and VFAT images, and folders of them. */
export const seed: ImportKind = {
  summary:
    'NoCloud seeds or config drives (a folder, an ISO or VFAT image, or a folder with many of them) become devices and types',
  gives: 'files',
  convert: async (source) => (await import('../seed/convert-seeds.js')).convertSeeds(source),
};
