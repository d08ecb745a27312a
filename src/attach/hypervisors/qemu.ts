import { fits } from '../../domain/parsed.js';
import { commandText } from '../command-text.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostVlans } from '../lost.js';
import type { Machine, MachineNic } from '../machine.js';
import { qemuEscaped, smbiosOption } from '../smbios-option.js';

/** A command line of QEMU. What follows it is QEMU's own: -accel kvm, -cpu host, … */
export const qemu: Hypervisor = {
  prints: 'a command',
  ways: ['iso', 'url', 'address'],
  takes: ['disk', 'memory', 'bridge', 'name', 'as-aws'],
  print: (machine) =>
    fits(
      commandText(
        'qemu-system-x86_64',
        qemuArguments(machine, (nic) => netdev(nic, machine)),
      ),
    ),
  // Who makes a tap puts it into its VLAN.
  lost: (machine) => lostVlans(machine, ({ tap }) => tap === undefined),
};

/**
 * The arguments that make QEMU's machine the device, an option and its value each. `connect` says what a NIC is
 * connected to: a kind of -netdev with its settings.
 */
export function qemuArguments(
  machine: Machine,
  connect: (nic: MachineNic) => string,
): readonly (readonly string[])[] {
  const { name, uuid, memoryMib, disk, seed, nics } = machine;
  const smbios = smbiosOption(machine);
  return [
    ['-name', qemuEscaped(name)],
    // What it is without a word, qemu64, lacks what RHEL 9 needs (x86-64-v2). max is all that KVM, or QEMU's emulation, can do.
    ['-cpu', 'max'],
    ['-m', String(memoryMib)],
    // Stands in SMBIOS as well. Source: hw/smbios/smbios.c, smbios_build_type_1_table.
    ['-uuid', uuid],
    ...(smbios === 'type=1' ? [] : [['-smbios', smbios]]),
    ...(disk === undefined ? [] : [['-drive', drive(disk.path, `if=virtio,format=${disk.format}`)]]),
    ...(seed === undefined ? [] : [['-drive', drive(seed.path, seedDrives[seed.format])]]),
    ...nics.flatMap((nic, index) => [
      ['-netdev', connect(nic).replace(/^\w+/, (kind) => `${kind},id=net${index}`)],
      [
        '-device',
        [`virtio-net-pci,netdev=net${index}`, ...(nic.mac === undefined ? [] : [`mac=${nic.mac}`])].join(','),
      ],
    ]),
  ];
}

const seedDrives = {
  iso9660: 'media=cdrom,format=raw,readonly=on',
  vfat: 'if=virtio,format=raw,readonly=on',
} as const;

const drive = (path: string, settings: string): string => `file=${qemuEscaped(path)},${settings}`;

function netdev({ tap, bridge }: MachineNic, machine: Machine): string {
  // The tap is made, and put on its bridge, before: QEMU is to run no script of its own for that.
  if (tap !== undefined) return `tap,ifname=${tap},script=no,downscript=no`;
  const br = bridge ?? machine.bridge;
  return br === undefined ? 'user' : `bridge,br=${br}`;
}
