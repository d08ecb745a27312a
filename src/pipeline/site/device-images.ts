import { isVolume } from '../../domain/layout.js';
import type { OutputFile } from '../../domain/output-file.js';
import type { Seed } from '../../domain/seed.js';
import type { Site } from '../../domain/site.js';
import { images } from '../../layouts/index.js';
import type { DeviceImages, ImageOrder } from '../../sinks/store.js';
import { imageName } from './image-name.js';

/** All that the site wants of a device in images/. */
export function deviceImages(
  seed: Seed,
  { images: names, imageFormat: format }: Pick<Site, 'images' | 'imageFormat'>,
): DeviceImages {
  const volumes: ImageOrder[] = [];
  const files: OutputFile[] = [];
  for (const name of names) {
    const kind = images[name];
    if (kind === undefined)
      throw new Error(`no image ${name}: the inventory lets none but known names through`);
    if (isVolume(kind)) {
      const fileName = imageName(seed.id, { kind: name, format });
      volumes.push({ fileName, label: kind.label, format, files: kind.files(seed) });
    } else files.push(...kind.files(seed));
  }
  return { volumes, files };
}
