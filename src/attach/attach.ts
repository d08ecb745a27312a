import { fits, misfits, type Parsed } from '../domain/parsed.js';
import type { Hypervisor } from './hypervisor.js';
import type { AttachedDevice, Attachment, Machine } from './machine.js';
import { machineOf } from './machine-of.js';

export interface Attached {
  readonly machine: Machine;
  /** The command, XML or lines, with a line end behind it. */
  readonly text: string;
  /** What of the machine the hypervisor cannot hold, each as a clause. */
  readonly lost: readonly string[];
}

/** What gives a device's machine its seed and its identity, in one hypervisor's own words. */
export function attach(
  device: AttachedDevice,
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
      `${name} cannot set the SMBIOS serial number, where cloud-init looks for the URL`,
      insteadOfSerial(seed.serial),
    );
  }
  const machine = machineOf(device, attachment);
  const printed = hypervisor.print(machine);
  if (!printed.ok) return printed;
  const lost = [
    ...replacedUuid(device, machine),
    ...replacedSerial(device, machine),
    ...(hypervisor.lost?.(machine) ?? []),
  ];
  return fits({ machine, text: printed.value, lost });
}

const replacedUuid = ({ uuid }: AttachedDevice, machine: Machine): readonly string[] =>
  !machine.hasOwnUuid || machine.uuid === uuid
    ? []
    : [`the uuid ${uuid}, because that of a machine of Amazon begins with ec2`];

/** The serial number carries something else. */
function replacedSerial({ serial }: AttachedDevice, machine: Machine): readonly string[] {
  if (serial === undefined || machine.serial === serial) return [];
  const instead = machine.manufacturer === undefined ? 'the URL' : 'the uuid';
  return [`its serial number ${serial}, because the field carries ${instead}`];
}
