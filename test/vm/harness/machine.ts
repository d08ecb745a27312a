import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Booted, readReport } from './booted.js';
import { startContainer } from './container.js';
import { filesOf, type Guest } from './guest.js';
import { type ImageChanges, layerOf } from './image.js';
import type { Cable, Network } from './network.js';
import { startVm } from './qemu.js';
import type { BootOptions, Start } from './start.js';

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
