import type { Device } from '../domain/device.js';
import { fits, misfits, type Parsed } from '../domain/parsed.js';
import type { Hypervisor } from './hypervisor.js';
import { type Attachment, type Machine, machineOf } from './machine.js';

export interface Attached {
  readonly machine: Machine;
  /** The command, XML or lines, with a line end behind it. */
  readonly text: string;
  /** What of the machine the hypervisor cannot hold, each as a clause. */
  readonly lost: readonly string[];
}

/** What gives a device's machine its seed and its identity, in one hypervisor's own words. */
export function attach(
  device: Device,
  {
    attachment,
    hypervisor,
    name,
  }: {
    attachment: Attachment;
    hypervisor: Hypervisor;
    name: string;
  },
): Parsed<Attached> {
  const { insteadOfSerial } = hypervisor;
  const { seed } = attachment;
  if (seed.by === 'url' && insteadOfSerial !== undefined) {
    return misfits(
      `${name} gives a machine no serial number in SMBIOS, where cloud-init looks for a URL`,
      insteadOfSerial(seed.serial),
    );
  }
  const machine = machineOf(device, attachment);
  const printed = hypervisor.print(machine);
  if (!printed.ok) return printed;
  const replaced =
    seed.by === 'url' && device.serial !== undefined
      ? [`the serial number ${device.serial}, in whose place the URL stands`]
      : [];
  return fits({ machine, text: printed.value, lost: [...replaced, ...(hypervisor.lost?.(machine) ?? [])] });
}
