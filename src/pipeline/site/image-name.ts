import type { ImageFormat } from '../../domain/site.js';
import { volumeNamed } from '../../layouts/index.js';

/** The file name of a device's seed image below images/; `kind` is a volume that site.yaml may list. */
export function imageName(id: string, { kind, format }: { kind: string; format: ImageFormat }): string {
  return `${id}${volumeNamed(kind)?.suffix ?? ''}.${endings[format]}`;
}

/** Hypervisors and people tell by it whether an image goes into a CD-ROM drive or behind a disk. */
const endings: Readonly<Record<ImageFormat, string>> = { iso9660: 'iso', vfat: 'img' };
