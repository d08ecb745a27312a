import { fits } from '../../domain/parsed.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostTaps } from '../lost.js';
import type { Machine, MachineNic, SeedImage } from '../machine.js';
import { type Element, element, xmlText } from '../xml.js';

/** A domain for `virsh define` or `virsh create`. Source of all names: libvirt's docs/formatdomain.rst. */
export const libvirt: Hypervisor = {
  prints: 'a domain in XML',
  takes: ['disk', 'memory', 'firmware', 'bridge'],
  print: (machine) => fits(xmlText(domain(machine))),
  lost: (machine) => lostTaps(machine, isLibvirtsOwn),
};

/** libvirt makes names with these prefixes up itself and drops those that it is given (formatdomain.rst, target). */
export const isLibvirtsOwn = (tap: string): boolean => /^(?:vnet|vif|macvtap|macvlan)/.test(tap);

function domain(machine: Machine): Element {
  const { id, uuid, memoryMib, firmware, disk, seed, nics } = machine;
  return element('domain', { type: 'kvm' }, [
    element('name', {}, id),
    element('uuid', {}, uuid),
    element('memory', { unit: 'MiB' }, String(memoryMib)),
    sysinfo(machine),
    element('os', firmware === 'efi' ? { firmware } : {}, [
      element('type', { arch: 'x86_64' }, 'hvm'),
      element('smbios', { mode: 'sysinfo' }),
    ]),
    element('features', {}, [element('acpi')]),
    element('devices', {}, [
      ...(disk === undefined ? [] : [virtioDisk(disk, { target: 'vda', isReadonly: false })]),
      ...(seed === undefined ? [] : seedDevices(seed, machine)),
      ...nics.map((nic) => nicDevice(nic, machine)),
      element('serial', { type: 'pty' }),
      element('console', { type: 'pty' }),
    ]),
  ]);
}

/** The uuid has to be the domain's. */
function sysinfo({ uuid, serial, product }: Machine): Element {
  const entries = Object.entries({ product, serial, uuid }).flatMap(([name, value]) =>
    value === undefined ? [] : [element('entry', { name }, value)],
  );
  return element('sysinfo', { type: 'smbios' }, [element('system', {}, entries)]);
}

function seedDevices({ path, format }: SeedImage, machine: Machine): readonly Element[] {
  if (format === 'vfat') return [virtioDisk({ path, format: 'raw' }, { target: 'vdz', isReadonly: true })];
  const bus = cdromBus(machine);
  const drive = element('disk', { type: 'file', device: 'cdrom' }, [
    element('driver', { name: 'qemu', type: 'raw' }),
    element('source', { file: path }),
    element('target', { dev: 'sda', bus }),
    element('readonly'),
  ]);
  return bus === 'scsi' ? [element('controller', { type: 'scsi', model: 'virtio-scsi' }), drive] : [drive];
}

/**
 * Kernels for clouds, Debian's for one, have no driver for SATA, nor for IDE on a q35 machine; all have virtio's. Windows has
 * SATA's in itself.
 */
export const cdromBus = ({ os }: Pick<Machine, 'os'>): 'scsi' | 'sata' =>
  os === 'windows' ? 'sata' : 'scsi';

const virtioDisk = (
  { path, format }: { path: string; format: string },
  { target, isReadonly }: { target: string; isReadonly: boolean },
): Element =>
  element('disk', { type: 'file', device: 'disk' }, [
    element('driver', { name: 'qemu', type: format }),
    element('source', { file: path }),
    element('target', { dev: target, bus: 'virtio' }),
    ...(isReadonly ? [element('readonly')] : []),
  ]);

const nicDevice = ({ mac, tap }: MachineNic, { bridge }: Machine): Element =>
  element('interface', { type: bridge === undefined ? 'network' : 'bridge' }, [
    ...(mac === undefined ? [] : [element('mac', { address: mac })]),
    element('source', bridge === undefined ? { network: 'default' } : { bridge }),
    ...(tap === undefined ? [] : [element('target', { dev: tap })]),
    element('model', { type: 'virtio' }),
  ]);
