import type { JsonObject } from '../../domain/json.js';
import { writtenAs } from '../../layouts/written-as.js';
import type { FoundSeed } from './find-seeds.js';
import { isConfigDrive } from './read-config-drive.js';

/** The site that writes seeds of the same kinds. */
export function siteOfSeeds(seeds: readonly FoundSeed[]): JsonObject {
  const drives = seeds.filter(isConfigDrive).length;
  const kinds = [
    ...(drives < seeds.length ? [writtenAs.nocloud] : []),
    ...(drives > 0 ? [writtenAs.configDrive] : []),
  ];
  const mediums = seeds.map(({ medium }) => medium);
  return {
    layouts: kinds.map(({ layout }) => layout),
    images: kinds.map(({ image }) => image),
    ...(mediums.includes('vfat') && !mediums.includes('iso9660') && { image_format: 'vfat' }),
  };
}
