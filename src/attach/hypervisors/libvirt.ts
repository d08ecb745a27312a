import { fits } from '../../domain/parsed.js';
import type { Hypervisor } from '../hypervisor.js';
import { cdromBus } from '../libvirt/cdrom-bus.js';
import { attachCommands } from '../libvirt/existing.js';
import { isLibvirtsOwn } from '../libvirt/own-tap.js';
import { lostTaps } from '../lost.js';
import type { ExistingMachine, Machine, MachineNic, SeedImage } from '../machine.js';
import { type Element, element, xmlText } from '../xml.js';

/**
 * A domain for `virsh define` or `virsh create`, or commands for one that is there. Source of all names: libvirt's
 * docs/formatdomain.rst and docs/manpages/virsh.rst.
 */
export const libvirt: Hypervisor = {
  prints: 'a domain in XML, or commands for an existing one',
  ways: ['iso', 'url', 'address'],
  takes: ['existing', 'disk', 'memory', 'firmware', 'bridge', 'name', 'as-aws'],
  print: (machine) =>
    fits(machine.existing === undefined ? xmlText(domain(machine)) : attachCommands(machine)),
  lost: (machine) =>
    machine.existing === undefined
      ? lostTaps(machine, isLibvirtsOwn)
      : notOfDomain(machine, machine.existing),
};

/** Of a domain that is there uuid and NICs stay as they are. */
function notOfDomain({ uuid, hasOwnUuid, nics }: Machine, existing: ExistingMachine): readonly string[] {
  const { uuid: its = uuid, macs } = existing;
  return [
    ...(its === uuid || !hasOwnUuid ? [] : [`the uuid ${uuid}, because it has ${its} already`]),
    ...nics.flatMap(({ name, mac }) =>
      mac === undefined || macs === undefined || macs.includes(mac)
        ? []
        : [`a NIC with the MAC ${mac}, which the seed needs for ${name}`],
    ),
  ];
}

function domain(machine: Machine): Element {
  const { name, uuid, memoryMib, firmware, disk, seed, nics } = machine;
  return element('domain', { type: 'kvm' }, [
    element('name', {}, name),
    element('uuid', {}, uuid),
    element('memory', { unit: 'MiB' }, String(memoryMib)),
    sysinfo(machine),
    element('os', firmware === 'efi' ? { firmware } : {}, [
      element('type', { arch: 'x86_64' }, 'hvm'),
      element('smbios', { mode: 'sysinfo' }),
    ]),
    element('features', {}, [element('acpi')]),
    // The default, qemu64, lacks what RHEL 9 needs (x86-64-v2).
    element('cpu', { mode: 'host-passthrough', check: 'none' }),
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
function sysinfo({ uuid, serial, product, manufacturer }: Machine): Element {
  const entries = Object.entries({ manufacturer, product, serial, uuid }).flatMap(([name, value]) =>
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

function nicDevice({ mac, tap, vlanTag, ...nic }: MachineNic, machine: Machine): Element {
  const bridge = nic.bridge ?? machine.bridge;
  return element('interface', { type: bridge === undefined ? 'network' : 'bridge' }, [
    ...(mac === undefined ? [] : [element('mac', { address: mac })]),
    element('source', bridge === undefined ? { network: 'default' } : { bridge }),
    ...(vlanTag === undefined ? [] : [element('vlan', {}, [element('tag', { id: String(vlanTag) })])]),
    ...(tap === undefined ? [] : [element('target', { dev: tap })]),
    element('model', { type: 'virtio' }),
  ]);
}
