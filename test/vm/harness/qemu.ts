import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../../support/images.js';
import { type Accelerator, accelerator } from './accelerator.js';
import { processEnds } from './process-ends.js';
import type { Smbios, Start } from './start.js';

// An emulated machine needs a minute where nothing else runs.
const limitSeconds = 1200;

/** Boots a virtual machine and waits until it is off. */
export async function startVm(start: Start): Promise<void> {
  const { guest, network, cables, folder, console } = start;
  const disk = join(folder, 'disk.qcow2');
  if (!existsSync(disk))
    runTool('qemu-img', ['create', '-q', '-f', 'qcow2', '-F', 'qcow2', '-b', guest.disk, disk]);
  if (start.isFirst) runTool('tar', ['-C', join(folder, 'upper'), '-cf', join(folder, 'image.tar'), '.']);
  const where = await network.plugTaps(cables);
  try {
    const words = [`--net=${where}`, ...program(start), ...qemuOptions(start, { disk })];
    await processEnds('nsenter', words, { limitSeconds, console });
  } finally {
    await network.unplug(cables);
  }
}

/** What takes QEMU's options: QEMU with those that make the machine this one, or a command that has them. */
const program = (start: Start): readonly string[] =>
  start.command === undefined
    ? ['qemu-system-x86_64', ...identityOf(start)]
    : ['sh', '-c', `exec ${start.command.trimEnd()} "$@"`, 'sh'];

const identityOf = ({ cdroms = [], smbios = {}, cables }: Start): readonly string[] => [
  ...cdroms.flatMap((image) => drive(image, 'if=ide,media=cdrom,format=raw,readonly=on')),
  ...smbiosOptions(smbios),
  ...cables.flatMap(({ tap, mac }, index) => [
    ...['-netdev', `tap,id=net${index},ifname=${tap},script=no,downscript=no`],
    ...['-device', `virtio-net-pci,netdev=net${index},mac=${mac},romfile=`],
  ]),
];

function qemuOptions(start: Start, { disk }: { readonly disk: string }): readonly string[] {
  const { guest, folder, isFirst, cdroms = [], command, words = '' } = start;
  const hasCdrom = cdroms.length > 0 || command !== undefined;
  const kind = accelerator();
  const kernelWords = [
    'root=/dev/vda rw console=ttyS0 quiet mitigations=off systemd.show_status=false',
    // Without a drive the old controller costs an emulated machine two seconds.
    ...(hasCdrom ? [] : ['modprobe.blacklist=ata_piix,ata_generic']),
    ...(isFirst ? ['init=/usr/local/sbin/seedpress-image'] : []),
    words,
  ];
  return [
    ...hardware[kind],
    ...['-m', '512', '-smp', '1', '-nodefaults', '-no-user-config', '-no-reboot', '-display', 'none'],
    ...['-kernel', guest.kernel, '-initrd', hasCdrom ? guest.initrdWithCdrom : guest.initrd],
    ...['-append', kernelWords.join(' ')],
    ...drive(disk, 'if=virtio,format=qcow2,cache=unsafe'),
    ...(isFirst ? drive(join(folder, 'image.tar'), 'if=virtio,format=raw,readonly=on') : []),
    ...ports(start),
  ];
}

// Nehalem is the youngest that Debian's kernel needs no emulation of wide registers for.
const hardware: Readonly<Record<Accelerator, readonly string[]>> = {
  kvm: ['-machine', 'pc', '-accel', 'kvm', '-cpu', 'host'],
  tcg: ['-machine', 'pc', '-accel', 'tcg,tb-size=256', '-cpu', 'Nehalem'],
};

/** QEMU takes a comma for the end of a value, and two for one. */
const escape = (value: string): string => value.replaceAll(',', ',,');

const drive = (file: string, options: string): readonly string[] => [
  '-drive',
  `file=${escape(file)},${options}`,
];

function smbiosOptions({ uuid, serial, product }: Smbios): readonly string[] {
  const fields = Object.entries({ uuid, serial, product }).filter(([, value]) => value !== undefined);
  const texts = fields.map(([name, value]) => `${name}=${escape(value ?? '')}`);
  return texts.length === 0 ? [] : ['-smbios', ['type=1', ...texts].join(',')];
}

const ports = ({ console, report }: Start): readonly string[] => [
  ...['-chardev', `file,id=console,path=${escape(console)}`, '-serial', 'chardev:console'],
  ...['-device', 'virtio-rng-pci', '-device', 'virtio-serial-pci'],
  ...['-chardev', `file,id=report,path=${escape(report)}`],
  ...['-device', 'virtserialport,chardev=report,name=seedpress.report'],
];
