import type { LayoutSmbios } from '../domain/layout.js';
import type { Parsed } from '../domain/parsed.js';
import type { Machine, Way } from './machine.js';

/**
 * Options that only some hypervisors have a use for. `existing` is taken by those that print for a machine that is there, some
 * of them always; `nics` by those that leave its NICs alone without it.
 */
export const machineOptions = [
  'disk',
  'memory',
  'firmware',
  'bridge',
  'vmid',
  'name',
  'form',
  'existing',
  'nics',
  'as-aws',
] as const;
export type MachineOption = (typeof machineOptions)[number];

/** One hypervisor: a file in hypervisors/ and a line in hypervisors/index.ts. --help and docs/attach.md derive from it. */
export interface Hypervisor {
  /** What is printed: `a command`. */
  readonly prints: string;
  /** How it can give a machine its seed, the usual way first. */
  readonly ways: readonly [Way, ...Way[]];
  readonly takes: readonly MachineOption[];
  /** What can be printed, the usual one first; none where there is one only. */
  readonly forms?: readonly [string, ...string[]];
  /** Where it gives machines no serial number of our choice: what to do for a URL instead of that one. */
  readonly insteadOfSerial?: (serial: Required<LayoutSmbios>['serial']) => string;
  /** What it gives the machine is said, or why it cannot be: a path that its syntax has no way to write. */
  readonly print: (machine: Machine) => Parsed<string>;
  /** What of the machine it cannot hold, each as a clause: `its own serial number WAF-0002`. */
  readonly lost?: (machine: Machine) => readonly string[];
}
