import type { DeviceRecord } from '../../domain/manifest.js';
import type { Seed } from '../../domain/seed.js';
import { sha256 } from '../../domain/sha256.js';
import type { Site } from '../../domain/site.js';
import { encodeIso } from '../../encode/iso.js';
import { encodeVfat } from '../../encode/vfat.js';
import type { ImageWriter } from '../../sinks/image.js';
import { deviceImages } from '../site/device-images.js';

export interface ImageChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Below out/current/. */
  readonly path: string;
}

/**
 * The images that a build would write otherwise than they are published. What genisoimage writes is not known before it
 * ran: of it every image counts as changed.
 */
export function imageChanges(
  { files }: Pick<DeviceRecord, 'files'>,
  seed: Seed,
  { site, imageWriter }: { site: Site; imageWriter: ImageWriter },
): readonly ImageChange[] {
  const before = new Map(
    files.filter(({ path }) => path.startsWith('images/')).map(({ path, sha256: digest }) => [path, digest]),
  );
  const now = new Set<string>();
  const changes: ImageChange[] = [];
  for (const { fileName, format, ...image } of deviceImages(seed, site)) {
    const path = `images/${fileName}`;
    now.add(path);
    const digest = before.get(path);
    const isKnown = format === 'vfat' || imageWriter.name === 'embedded';
    const encode = format === 'vfat' ? encodeVfat : encodeIso;
    if (digest === undefined) changes.push({ kind: 'added', path });
    else if (!isKnown || sha256(encode(image.files, image)) !== digest)
      changes.push({ kind: 'changed', path });
  }
  const removed = [...before.keys()].filter((path) => !now.has(path));
  return [...changes, ...removed.map((path) => ({ kind: 'removed', path }) as const)];
}
