import type { Seed } from '../../domain/seed.js';
import { sha256 } from '../../domain/sha256.js';
import type { Site } from '../../domain/site.js';
import { encodeIso } from '../../encode/iso.js';
import { encodeVfat } from '../../encode/vfat.js';
import type { ImageWriter } from '../../sinks/image.js';
import type { DeviceImages, ImageOrder } from '../../sinks/store.js';
import { contentsOf } from '../site/contents-of.js';
import { deviceImages } from '../site/device-images.js';

export interface ImageChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Below out/current/. */
  readonly path: string;
}

/**
 * The images that a build would write otherwise than they are published. What genisoimage writes is not known before it
 * ran: of it every image counts as changed. `published` has the SHA-256 of each by its path below images/.
 */
export function imageChanges(
  published: ReadonlyMap<string, string>,
  seed: Seed,
  { site, imageWriter }: { site: Site; imageWriter: ImageWriter },
): readonly ImageChange[] {
  const before = new Map([...published].map(([path, digest]) => [`images/${path}`, digest]));
  const now = imageDigests(deviceImages(seed, site), { imageWriter });
  const changes = [...now].flatMap(([path, digestOf]): readonly ImageChange[] => {
    const digest = before.get(path);
    if (digest === undefined) return [{ kind: 'added', path }];
    return digestOf() === digest ? [] : [{ kind: 'changed', path }];
  });
  const removed = [...before.keys()].filter((path) => !now.has(path));
  return [...changes, ...removed.map((path) => ({ kind: 'removed', path }) as const)];
}

/** What makes the digest of each file in images/; undefined where nobody knows before the build. */
function imageDigests(
  { volumes, files }: DeviceImages,
  { imageWriter }: { imageWriter: ImageWriter },
): ReadonlyMap<string, () => string | undefined> {
  const volumeDigest = ({ format, files: content, ...image }: ImageOrder) => {
    if (format === 'vfat') return sha256(encodeVfat(content, image));
    return imageWriter.name === 'embedded' ? sha256(encodeIso(content, image)) : undefined;
  };
  return new Map([
    ...volumes.map((volume) => [`images/${volume.fileName}`, () => volumeDigest(volume)] as const),
    ...[...contentsOf(files)].map(([path, content]) => [`images/${path}`, () => sha256(content)] as const),
  ]);
}
