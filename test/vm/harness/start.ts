import type { GuestFiles } from './guest.js';
import type { Cable, Network } from './network.js';

/** What differs from one start of a machine to the next. */
export interface BootOptions {
  /** Words of the kernel's command line. */
  readonly words?: string;
  readonly smbios?: Smbios;
  /** Images in CD-ROM drives. */
  readonly cdroms?: readonly string[];
  /** A command of QEMU, as `attach` prints it, which says all that makes the machine this one: its seed, SMBIOS, NICs. */
  readonly command?: string;
}

/** Of DMI type 1; a container hands on what cloud-init looks for in PID 1's environment in its place. */
export interface Smbios {
  readonly serial?: string;
  readonly uuid?: string;
  readonly product?: string;
}

/** One start, as the two kinds of machine are asked for it. */
export interface Start extends BootOptions {
  readonly guest: GuestFiles;
  readonly network: Network;
  readonly cables: readonly Cable[];
  readonly folder: string;
  readonly isFirst: boolean;
  readonly report: string;
  readonly console: string;
}
