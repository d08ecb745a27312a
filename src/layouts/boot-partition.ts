import type { FilesKind } from '../domain/layout.js';
import { fromMedia, nocloud } from './nocloud.js';

/**
 * The files of NoCloud in a folder of their own, to be copied onto a partition that an image has already: Ubuntu's and
 * Raspberry Pi OS' images look for them beside config.txt. cloud-init needs the first two even if they are empty; on a partition
 * the others may be missing. Source: DataSourceNoCloud.py _get_data, pp2d_kwargs.
 */
export const bootPartition: FilesKind = {
  files: (seed) =>
    nocloud
      .files(seed)
      .flatMap((file) =>
        'content' in file && (required.has(file.path) || file.content.length > 0)
          ? [{ path: `${seed.id}.boot-partition/${file.path}`, content: file.content }]
          : [],
      ),
  client: { ...nocloud.client, networkForms: fromMedia, seedFolder: (id) => `images/${id}.boot-partition` },
};

const required: ReadonlySet<string> = new Set(['meta-data', 'user-data']);
