import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Booted, readReport } from './booted.js';
import { startContainer } from './container.js';
import { filesOf, type Guest, type GuestFiles } from './guest.js';
import { type ImageChanges, layerOf } from './image.js';
import type { Cable, Network } from './network.js';
import { startVm } from './qemu.js';

/** A VM is emulated or uses KVM; a container runs the same systemd and cloud-init on the host's kernel, in seconds. */
export type MachineKind = 'vm' | 'container';

export interface MachineOptions {
  readonly guest: Guest;
  readonly kind: MachineKind;
  readonly network: Network;
  readonly cables: readonly Cable[];
  readonly changes?: ImageChanges;
  /** The codes of what the build warned of. */
  readonly announced: readonly string[];
  /** A new folder: the machine's disk and reports. */
  readonly folder: string;
}

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

export interface Machine {
  /** Starts it and waits until it is off; the disk keeps what was written before. */
  boot(options?: BootOptions): Promise<Booted>;
}

const starters: Readonly<Record<MachineKind, (start: Start) => Promise<void>>> = {
  vm: startVm,
  container: startContainer,
};

export function createMachine({
  guest,
  kind,
  changes = {},
  announced,
  folder,
  ...wired
}: MachineOptions): Machine {
  const files = filesOf(guest);
  let boots = 0;
  mkdirSync(folder, { recursive: true });
  layerOf(changes, { guest, folder });
  return {
    boot: async (options = {}) => {
      boots += 1;
      const report = join(folder, `report-${boots}.tar`);
      const console = join(folder, `console-${boots}`);
      for (const path of [report, console]) writeFileSync(path, '');
      const started = performance.now();
      const isFirst = boots === 1;
      await starters[kind]({ ...wired, ...options, guest: files, folder, isFirst, report, console });
      const seconds = (performance.now() - started) / 1000;
      const to = join(folder, `report-${boots}`);
      return readReport(report, { folder: to, console, seconds, announced });
    },
  };
}
