import { fits } from '../../domain/parsed.js';
import { commandText } from '../command-text.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostTaps } from '../lost.js';
import type { Machine, MachineNic, SeedImage } from '../machine.js';
import { cdromBus, isLibvirtsOwn } from './libvirt.js';

/** A command line of virt-install. Source of all names: its man page and virtinst/cli.py. */
export const virtInstall: Hypervisor = {
  prints: 'a command',
  takes: ['disk', 'memory', 'firmware', 'bridge'],
  print: (machine) => fits(commandText('virt-install', argumentsOf(machine))),
  lost: (machine) => lostTaps(machine, isLibvirtsOwn),
};

function argumentsOf(machine: Machine): readonly (readonly string[])[] {
  const { id, uuid, serial, product, memoryMib, firmware, disk, seed, nics } = machine;
  return [
    ['--name', id],
    ['--memory', String(memoryMib)],
    ['--metadata', `uuid=${uuid}`],
    ...(firmware === 'efi' ? [['--boot', 'uefi']] : []),
    // ParserSYSInfo takes type=smbios from this, and sets os/smbios to sysinfo.
    [
      '--sysinfo',
      [
        'type=smbios',
        ...pair('system.product', product),
        ...pair('system.serial', serial),
        `system.uuid=${uuid}`,
      ].join(','),
    ],
    ...(disk === undefined ? [] : [['--disk', `path=${quoted(disk.path)},format=${disk.format},bus=virtio`]]),
    ...(seed === undefined ? [] : seedOptions(seed, machine)),
    ...nics.map((nic) => ['--network', network(nic, machine)]),
    // No NIC at all has to be said: virt-install gives a machine one of its own.
    ...(nics.length === 0 ? [['--network', 'none']] : []),
    ['--import'],
    ['--osinfo', 'detect=on,require=off'],
    ['--noautoconsole'],
  ];
}

function seedOptions({ path, format }: SeedImage, machine: Machine): readonly (readonly string[])[] {
  const disk = (settings: string) => ['--disk', `path=${quoted(path)},${settings}`];
  if (format === 'vfat') return [disk('bus=virtio,format=raw,readonly=on')];
  const bus = cdromBus(machine);
  const drive = disk(`device=cdrom,bus=${bus},format=raw,readonly=on`);
  return bus === 'scsi' ? [['--controller', 'type=scsi,model=virtio-scsi'], drive] : [drive];
}

const network = ({ mac, tap }: MachineNic, { bridge }: Machine): string =>
  [
    bridge === undefined ? 'network=default' : `bridge=${bridge}`,
    ...pair('mac', mac),
    'model=virtio',
    ...pair('target.dev', tap),
  ].join(',');

const pair = (key: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${key}=${quoted(value)}`];

/** Options are split by Python's shlex at commas, in POSIX mode: quotes and backslashes mean what they do to a shell. */
const quoted = (value: string): string =>
  /^[\w./:;=-]*$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
