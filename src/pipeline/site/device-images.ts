import type { Seed } from '../../domain/seed.js';
import type { ImageFormat, Site } from '../../domain/site.js';
import { images } from '../../layouts/index.js';
import { imageName } from './image-name.js';

/** The images of a device: their names in images/, their labels and files. */
export const deviceImages = (seed: Seed, { images: names, imageFormat }: Site) =>
  names.map((name) => imageOf(seed, { name, format: imageFormat }));

function imageOf(seed: Seed, { name, format }: { name: string; format: ImageFormat }) {
  const kind = images[name];
  if (kind === undefined)
    throw new Error(`no image ${name}: the inventory lets none but known names through`);
  const fileName = imageName(seed.id, { kind: name, format });
  return { fileName, label: kind.label, format, files: kind.layout(seed) };
}
