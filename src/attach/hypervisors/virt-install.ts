import { fits } from '../../domain/parsed.js';
import { commandText } from '../command-text.js';
import type { Hypervisor } from '../hypervisor.js';
import { cdromBus } from '../libvirt/cdrom-bus.js';
import { isLibvirtsOwn } from '../libvirt/own-tap.js';
import { pair, quoted, sysinfoOption } from '../libvirt/virtinst-option.js';
import { lostTaps } from '../lost.js';
import type { Machine, MachineNic, SeedImage } from '../machine.js';

/** A command line of virt-install. Source of all names: its man page and virtinst/cli.py. */
export const virtInstall: Hypervisor = {
  prints: 'a command',
  ways: ['iso', 'url', 'address'],
  takes: ['disk', 'memory', 'firmware', 'bridge', 'name', 'as-aws'],
  print: (machine) => fits(commandText('virt-install', argumentsOf(machine))),
  lost: (machine) => lostTaps(machine, isLibvirtsOwn),
};

function argumentsOf(machine: Machine): readonly (readonly string[])[] {
  const { name, uuid, memoryMib, firmware, disk, seed, nics } = machine;
  return [
    ['--name', name],
    ['--memory', String(memoryMib)],
    ['--metadata', `uuid=${uuid}`],
    ...(firmware === 'efi' ? [['--boot', 'uefi']] : []),
    ['--sysinfo', [sysinfoOption(machine), `system.uuid=${uuid}`].join(',')],
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

function network({ mac, tap, vlanTag, ...nic }: MachineNic, machine: Machine): string {
  const bridge = nic.bridge ?? machine.bridge;
  return [
    bridge === undefined ? 'network=default' : `bridge=${bridge}`,
    ...pair('mac', mac),
    'model=virtio',
    ...pair('target.dev', tap),
    // It has no option of its own for a VLAN.
    ...(vlanTag === undefined ? [] : [`xpath1.set=./vlan/tag/@id=${vlanTag}`]),
  ].join(',');
}
