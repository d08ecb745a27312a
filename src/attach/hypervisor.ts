import type { LayoutSmbios } from '../domain/layout.js';
import type { Parsed } from '../domain/parsed.js';
import type { Machine } from './machine.js';

/** Options that only some hypervisors have a use for: the others start machines that are there already. */
export type MachineOption = 'disk' | 'memory' | 'firmware' | 'bridge' | 'vmid';

/** One hypervisor: a file in hypervisors/ and a line in hypervisors/index.ts. --help and docs/attach.md derive from it. */
export interface Hypervisor {
  /** What is printed: `a command`. */
  readonly prints: string;
  readonly takes: readonly MachineOption[];
  /** Where it gives machines no serial number of our choice: what to do for a URL instead of that one. */
  readonly insteadOfSerial?: (serial: Required<LayoutSmbios>['serial']) => string;
  /** What it gives the machine is said, or why it cannot be: a path that its syntax has no way to write. */
  readonly print: (machine: Machine) => Parsed<string>;
  /** What of the machine it cannot hold, each as a clause: `its own serial number WAF-0002`. */
  readonly lost?: (machine: Machine) => readonly string[];
}
