import type { OutputFile } from './output-file.js';
import type { Seed } from './seed.js';

/** A layout writes one client's format: which files, under which names, in which encoding. */
export type Layout = (seed: Seed) => readonly OutputFile[];

/** An image is a layout under a volume label: what a VM finds in its CD-ROM drive, or on a small disk. */
export interface ImageKind {
  /** cloud-init looks a seed up by this label, exactly. */
  readonly label: string;
  readonly layout: Layout;
  /** What stands between the device's id and the ending of the file name: `` or `.config-2`. */
  readonly suffix: string;
}
