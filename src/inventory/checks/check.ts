import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Device } from '../../domain/device.js';
import type { SourceNode } from '../../domain/source-node.js';
import type { Fleet } from '../devices/resolve-device.js';

/** A device with the tree that it was read from: a path into `device` is a path into `source`. */
export interface LocatedDevice {
  readonly device: Device;
  readonly source: SourceNode;
  /** It shares its record with others: a `repeat` made them. */
  readonly isRepeated: boolean;
  /** The fields in which something is wrong, and which `device` holds in part only. */
  readonly lost: ReadonlySet<string>;
}

/** A mistake and the device that has it. */
export interface Finding {
  readonly located: LocatedDevice;
  readonly diagnostic: Diagnostic;
}

/** Looks for one kind of mistake in all devices; they come in the order in which they were written. */
export type Check = (devices: readonly LocatedDevice[], fleet: Fleet) => readonly Finding[];

/** What a check of networks has to know of a fleet: so much another command has as well. */
export type NetworkFleet = Pick<Fleet, 'site' | 'types' | 'groups'> & {
  readonly capabilities: Pick<Fleet['capabilities'], 'known'>;
};
export type NetworkCheck = (devices: readonly LocatedDevice[], fleet: NetworkFleet) => readonly Finding[];

/**
 * A check that looks at each device by itself, and not at those where one of these fields is wrong already:
 * what it would find is the echo of that.
 */
export const eachDevice =
  (
    fields: readonly string[],
    check: (located: LocatedDevice, fleet: Fleet) => readonly Diagnostic[],
  ): Check =>
  (devices, fleet) =>
    devices
      .filter(({ lost }) => !fields.some((field) => lost.has(field)))
      .flatMap((located) => check(located, fleet).map((diagnostic) => ({ located, diagnostic })));
