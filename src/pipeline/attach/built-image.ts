import { join } from 'node:path';
import type { SeedImage } from '../../attach/machine.js';
import { noSeedImage, otherSeedImage, seedNotBuilt } from '../../diagnostics/catalogue/attach.js';
import type { Diagnostic, Position } from '../../diagnostics/diagnostic.js';
import type { Site } from '../../domain/site.js';
import { originAt, type SourceNode } from '../../domain/source-node.js';
import { guestOf } from '../../layouts/guests/index.js';
import { images, volumeNamed } from '../../layouts/index.js';
import { outputFolders } from '../../sinks/output-folders.js';
import { imageName } from '../site/image-name.js';
import { publishedManifest } from '../site/published.js';

/** A device's seed image as it is published, under the name that stays while generations come and go. */
export function builtImage(
  { id, guest }: { id: string; guest: string },
  {
    seed,
    site: { images: written, imageFormat: format },
    siteSource,
    out,
    position,
  }: {
    /** Which of the site's images; where nothing is said the first that the guest reads, else the first. */
    readonly seed: string | undefined;
    readonly site: Pick<Site, 'images' | 'imageFormat'>;
    readonly siteSource: SourceNode;
    readonly out: string;
    /** Where the device stands. */
    readonly position: Position;
  },
): SeedImage | Diagnostic {
  const volumes = written.filter(volumeNamed);
  const { reads } = guestOf({ guest });
  const kind = seed ?? volumes.find((name) => reads?.images.includes(name) ?? true) ?? volumes[0];
  const place = originAt(siteSource, ['images']);
  if (kind === undefined) return noSeedImage(place, { known: Object.keys(images).filter(volumeNamed) });
  if (!volumes.includes(kind)) return otherSeedImage(place, { wanted: kind, written: volumes });
  const name = imageName(id, { kind, format });
  const path = join(outputFolders(out).current, 'images', name);
  const isBuilt = publishedManifest(out)?.devices[id]?.images.includes(name) === true;
  return isBuilt ? { path, format } : seedNotBuilt(position, { path });
}
