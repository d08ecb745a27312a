import { shellWord } from '../../domain/shell-word.js';
import { commandLine, commandText } from '../command-text.js';
import { expectedMacs } from '../expected-macs.js';
import type { Machine, SeedImage } from '../machine.js';
import { pair } from './virtinst-option.js';

/**
 * Commands that give a domain that is there its seed. They change what it is from its next start on: a seed is read at
 * a boot, and QEMU takes a new drive while it runs on some buses only.
 */
export function attachCommands(machine: Machine): string {
  const { seed, existing, nics } = machine;
  const commands = [...(seed === undefined ? [] : seedCommands(seed, machine)), ...smbiosCommands(machine)];
  const told =
    commands.length === 0
      ? '# There is nothing to change: the server knows the machine by its address.\n'
      : commands.join('');
  const nameOf = (index: number) => nics[index]?.name ?? '';
  return told + (existing?.macs === undefined ? expectedMacs(machine, { nameOf }) : '');
}

function seedCommands(seed: SeedImage, machine: Machine): readonly string[] {
  const { drives } = machine.existing ?? {};
  const cdrom = drives?.find(({ isCdrom }) => isCdrom);
  if (cdrom !== undefined && seed.format === 'iso9660') return [changeMedia(seed, cdrom.name, machine)];
  const added = attachDisk(seed, machine);
  // What follows a line end would be no comment any more.
  if (drives !== undefined || seed.format === 'vfat' || seed.path.includes('\n')) return [added];
  return [`# Where the machine has a CD-ROM drive: ${changeMedia(seed, 'sda', machine)}`, added];
}

const changeMedia = ({ path }: SeedImage, target: string, { name }: Machine): string =>
  commandLine(['virsh', 'change-media', name, target, path, '--update', '--config']);

/** cloud-init finds an ISO on a disk as well as in a drive, and every guest that boots from virtio has a driver for it. */
function attachDisk({ path }: SeedImage, { name, os, existing }: Machine): string {
  const kind =
    os === 'windows'
      ? ['--type', 'cdrom', '--targetbus', 'sata']
      : ['--type', 'disk', '--targetbus', 'virtio'];
  const target = freeTarget(
    os === 'windows' ? 'sd' : 'vd',
    existing?.drives?.map((drive) => drive.name) ?? [],
  );
  const image = ['--driver', 'qemu', '--subdriver', 'raw', '--mode', 'readonly'];
  return commandLine(['virsh', 'attach-disk', name, path, target, ...kind, ...image, '--config']);
}

/** The last name of the bus that is free: the first ones decide about what the guest boots from. */
const freeTarget = (bus: string, taken: readonly string[]): string =>
  [...'zyxwvutsrqponmlkjihgfedcba']
    .map((letter) => `${bus}${letter}`)
    .find((name) => !taken.includes(name)) ?? `${bus}aa`;

/**
 * The uuid is the domain's, and stays. Only --xml works whether there is a sysinfo or not. In its words an entry that is there is found
 * by a quoted name, and a new one is made from a name without quotes. Source: virtinst/xmlapi.py and cli.py, in 4.1 and 5.1.
 */
function smbiosCommands({ name, manufacturer, product, serial }: Machine): readonly string[] {
  const entries = Object.entries({ manufacturer, product, serial }).flatMap(([key, value]) =>
    value === undefined
      ? []
      : [
          ['--xml', `xpath.delete=./sysinfo/system/entry[@name=\\"${key}\\"]`],
          [
            '--xml',
            [`xpath.set=./sysinfo/system/entry[@name=${key}]`, ...pair('xpath.value', value)].join(','),
          ],
        ],
  );
  const kind = ['--xml', './os/smbios/@mode=sysinfo', '--xml', './sysinfo/@type=smbios'];
  return entries.length === 0 ? [] : [commandText(`virt-xml ${shellWord(name)} --edit`, [kind, ...entries])];
}
