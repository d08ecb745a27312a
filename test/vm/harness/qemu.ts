import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../../support/images.js';
import { type Accelerator, accelerator } from './accelerator.js';
import type { Smbios, Start } from './machine.js';
import { processEnds } from './process-ends.js';

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
    const command = [`--net=${where}`, 'qemu-system-x86_64', ...qemuOptions(start, { disk })];
    await processEnds('nsenter', command, { limitSeconds, console });
  } finally {
    await network.unplug(cables);
  }
}

function qemuOptions(start: Start, { disk }: { readonly disk: string }): readonly string[] {
  const { guest, folder, isFirst, cdroms = [], words = '', smbios = {} } = start;
  const kind = accelerator();
  const kernelWords = [
    'root=/dev/vda rw console=ttyS0 quiet mitigations=off systemd.show_status=false',
    // Without a drive the old controller costs an emulated machine two seconds.
    ...(cdroms.length === 0 ? ['modprobe.blacklist=ata_piix,ata_generic'] : []),
    ...(isFirst ? ['init=/usr/local/sbin/seedpress-image'] : []),
    words,
  ];
  return [
    ...hardware[kind],
    ...['-m', '512', '-smp', '1', '-nodefaults', '-no-user-config', '-no-reboot', '-display', 'none'],
    ...['-kernel', guest.kernel, '-initrd', cdroms.length === 0 ? guest.initrd : guest.initrdWithCdrom],
    ...['-append', kernelWords.join(' ')],
    ...drive(disk, 'if=virtio,format=qcow2,cache=unsafe'),
    ...(isFirst ? drive(join(folder, 'image.tar'), 'if=virtio,format=raw,readonly=on') : []),
    ...cdroms.flatMap((image) => drive(image, 'if=ide,media=cdrom,format=raw,readonly=on')),
    ...smbiosOptions(smbios),
    ...ports(start),
    ...start.cables.flatMap(({ tap, mac }, index) => [
      ...['-netdev', `tap,id=net${index},ifname=${tap},script=no,downscript=no`],
      ...['-device', `virtio-net-pci,netdev=net${index},mac=${mac},romfile=`],
    ]),
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
