import type { OutputFile } from './output-file.js';
import type { Seed } from './seed.js';

/** A layout writes one client's format: which files, under which names, in which encoding. */
export type Layout = (seed: Seed) => readonly OutputFile[];

/** What a build writes for a device below images/, by a name that site.yaml lists: a volume, or files as they are. */
export type ImageKind = VolumeKind | FilesKind;

/** A layout under a volume label: what a VM finds in its CD-ROM drive, or on a small disk. */
export interface VolumeKind {
  /** cloud-init looks a seed up by this label, exactly. */
  readonly label: string;
  readonly layout: Layout;
  /** What stands between the device's id and the extension of the file name: `` or `.config-2`. */
  readonly suffix: string;
}

/** Files that somebody copies or that a hypervisor is given; their paths are below images/ and begin with the device's id. */
export interface FilesKind {
  readonly files: Layout;
}

export const isVolume = (kind: ImageKind | undefined): kind is VolumeKind =>
  kind !== undefined && 'label' in kind;
