import { fits } from '../../domain/parsed.js';
import { commandText } from '../command-text.js';
import type { Hypervisor } from '../hypervisor.js';
import type { Machine, MachineNic } from '../machine.js';

/** A command line of QEMU. What follows it is QEMU's own: -accel kvm, -cpu host, … */
export const qemu: Hypervisor = {
  prints: 'a command',
  takes: ['disk', 'memory', 'bridge'],
  print: (machine) =>
    fits(
      commandText(
        'qemu-system-x86_64',
        qemuArguments(machine, ({ tap }) => netdev(tap, machine)),
      ),
    ),
};

/**
 * The arguments that make QEMU's machine the device, an option and its value each. `connect` says what a NIC is
 * connected to: a kind of -netdev with its settings.
 */
export function qemuArguments(
  { id, uuid, serial, product, memoryMib, disk, seed, nics }: Machine,
  connect: (nic: MachineNic) => string,
): readonly (readonly string[])[] {
  const smbios = [...pair('product', product), ...pair('serial', serial)];
  return [
    ['-name', id],
    ['-m', String(memoryMib)],
    // Stands in SMBIOS as well. Source: hw/smbios/smbios.c, smbios_build_type_1_table.
    ['-uuid', uuid],
    ...(smbios.length === 0 ? [] : [['-smbios', ['type=1', ...smbios].join(',')]]),
    ...(disk === undefined ? [] : [['-drive', drive(disk.path, `if=virtio,format=${disk.format}`)]]),
    ...(seed === undefined ? [] : [['-drive', drive(seed.path, seedDrives[seed.format])]]),
    ...nics.flatMap((nic, index) => [
      ['-netdev', connect(nic).replace(/^\w+/, (kind) => `${kind},id=net${index}`)],
      ['-device', [`virtio-net-pci,netdev=net${index}`, ...pair('mac', nic.mac)].join(',')],
    ]),
  ];
}

const seedDrives = {
  iso9660: 'media=cdrom,format=raw,readonly=on',
  vfat: 'if=virtio,format=raw,readonly=on',
} as const;

const drive = (path: string, settings: string): string => `file=${escaped(path)},${settings}`;

const pair = (key: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${key}=${escaped(value)}`];

/** A comma ends a value; two are one. Source: util/keyval.c, util/qemu-option.c get_opt_value. */
const escaped = (value: string): string => value.replaceAll(',', ',,');

function netdev(tap: string | undefined, { bridge }: Machine): string {
  // The tap is made, and put on its bridge, before: QEMU is to run no script of its own for that.
  if (tap !== undefined) return `tap,ifname=${tap},script=no,downscript=no`;
  return bridge === undefined ? 'user' : `bridge,br=${bridge}`;
}
