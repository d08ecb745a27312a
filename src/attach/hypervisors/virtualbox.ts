import { fits, misfits } from '../../domain/parsed.js';
import { commandLine } from '../command-text.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostTaps, lostVlans } from '../lost.js';
import type { Machine, MachineNic, SeedImage } from '../machine.js';

/**
 * Commands of VirtualBox for a machine that is there and is switched off. Options by the names that 7 and the versions
 * before it know. Source: the user manual's chapter 8, and 9.12 for SMBIOS.
 */
export const virtualbox: Hypervisor = {
  prints: 'commands for an existing machine',
  ways: ['iso', 'url', 'address'],
  takes: ['existing', 'firmware', 'bridge', 'name', 'as-aws'],
  print(machine) {
    const { name, uuid, seed, nics } = machine;
    if (seed?.format === 'vfat') {
      return misfits(
        'VirtualBox takes no raw disk image, and a vfat seed is one',
        '"image_format: iso9660" in devices/site.yaml',
      );
    }
    const commands = [
      // Without --system-uuid-le machines of older versions show the guest the first three groups turned round.
      ['modifyvm', name, '--hardwareuuid', uuid, '--system-uuid-le', 'on'],
      ...dmi(machine),
      ...nics.map((nic, index) => ['modifyvm', name, ...nicOptions(nic, index + 1, machine)]),
      ...(seed === undefined ? [] : [attachSeed(seed, machine)]),
    ];
    return fits(commands.map((words) => commandLine(['VBoxManage', ...words])).join(''));
  },
  lost: (machine) => [...lostTaps(machine), ...lostVlans(machine)],
};

/**
 * Only for the firmware that the machine has: a setting makes VirtualBox look for its device (PDMDevice.cpp,
 * pdmR3DevInit), and the machine does not start. "string:" keeps a number from being one.
 */
const dmi = ({ name, serial, product, manufacturer, firmware }: Machine): readonly (readonly string[])[] =>
  Object.entries({
    DmiSystemVendor: manufacturer,
    DmiSystemProduct: product,
    DmiSystemSerial: serial,
  }).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [
          [
            'setextradata',
            name,
            `VBoxInternal/Devices/${devices[firmware]}/0/Config/${key}`,
            `string:${value}`,
          ],
        ],
  );

const devices = { bios: 'pcbios', efi: 'efi' } as const;

function nicOptions({ mac, ...nic }: MachineNic, number: number, machine: Machine): readonly string[] {
  const bridge = nic.bridge ?? machine.bridge;
  return [
    `--macaddress${number}`,
    mac === undefined ? 'auto' : mac.replaceAll(':', ''),
    ...(bridge === undefined ? [] : [`--nic${number}`, 'bridged', `--bridgeadapter${number}`, bridge]),
  ];
}

/** The controller has the name that VirtualBox itself gives it in a new machine. */
const attachSeed = ({ path }: SeedImage, { name }: Machine): readonly string[] => [
  'storageattach',
  name,
  '--storagectl',
  'IDE',
  '--port',
  '1',
  '--device',
  '0',
  '--type',
  'dvddrive',
  '--medium',
  path,
];
