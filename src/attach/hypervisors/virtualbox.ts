import { fits, misfits } from '../../domain/parsed.js';
import { shellWord } from '../../domain/shell-word.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostTaps } from '../lost.js';
import type { Machine, MachineNic, SeedImage } from '../machine.js';

/**
 * Commands of VirtualBox for a machine that is there, has the device's id as its name and is switched off. Options by the
 * names that 7 and the versions before it know. Source: the user manual's chapter 8, and 9.12 for SMBIOS.
 */
export const virtualbox: Hypervisor = {
  prints: 'commands for a machine that is there',
  takes: ['firmware', 'bridge'],
  print(machine) {
    const { id, uuid, seed, nics } = machine;
    if (seed?.format === 'vfat') {
      return misfits(
        'VirtualBox takes no raw disk image, which a vfat seed is',
        '"image_format: iso9660" in devices/site.yaml',
      );
    }
    const commands = [
      // Without --system-uuid-le machines of older versions show the guest the first three groups turned round.
      ['modifyvm', id, '--hardwareuuid', uuid, '--system-uuid-le', 'on'],
      ...dmi(machine),
      ...nics.map((nic, index) => ['modifyvm', id, ...nicOptions(nic, index + 1, machine)]),
      ...(seed === undefined ? [] : [attachSeed(seed, machine)]),
    ];
    return fits(commands.map((words) => `VBoxManage ${words.map(shellWord).join(' ')}\n`).join(''));
  },
  lost: (machine) => lostTaps(machine),
};

/**
 * Only for the firmware that the machine has: a setting makes VirtualBox look for its device (PDMDevice.cpp,
 * pdmR3DevInit), and the machine does not start. "string:" keeps a number from being one.
 */
const dmi = ({ id, serial, product, firmware }: Machine): readonly (readonly string[])[] =>
  Object.entries({ DmiSystemProduct: product, DmiSystemSerial: serial }).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [
          [
            'setextradata',
            id,
            `VBoxInternal/Devices/${devices[firmware]}/0/Config/${name}`,
            `string:${value}`,
          ],
        ],
  );

const devices = { bios: 'pcbios', efi: 'efi' } as const;

const nicOptions = ({ mac }: MachineNic, number: number, { bridge }: Machine): readonly string[] => [
  `--macaddress${number}`,
  mac === undefined ? 'auto' : mac.replaceAll(':', ''),
  ...(bridge === undefined ? [] : [`--nic${number}`, 'bridged', `--bridgeadapter${number}`, bridge]),
];

/** The controller has the name that VirtualBox itself gives it in a new machine. */
const attachSeed = ({ path }: SeedImage, { id }: Machine): readonly string[] => [
  'storageattach',
  id,
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
