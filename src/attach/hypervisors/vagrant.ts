import { fits, misfits } from '../../domain/parsed.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostTaps, lostVlans } from '../lost.js';
import type { Machine, MachineNic } from '../machine.js';
import { rubyText } from '../ruby.js';

/**
 * A Vagrantfile without its box. Vagrant logs in through the first NIC, which is its own but for the MAC; the others are there where
 * the inventory names their bridge. Source of all names: Vagrant's documentation of disks (dvd) and of VirtualBox's customize;
 * vagrant-libvirt's docs/configuration.markdown.
 */
export const vagrant: Hypervisor = {
  prints: 'a Vagrantfile, to which the box is added',
  ways: ['iso', 'url', 'address'],
  takes: ['memory', 'bridge', 'name', 'form', 'as-aws'],
  forms: ['virtualbox', 'libvirt'],
  print(machine) {
    const { form = 'virtualbox', seed, name } = machine;
    if (seed?.format === 'vfat') {
      return misfits(
        'Vagrant takes no raw disk image, and a vfat seed is one',
        '"image_format: iso9660" in devices/site.yaml',
      );
    }
    const lines = form === 'libvirt' ? libvirtLines(machine) : virtualboxLines(machine);
    return fits(
      [
        "Vagrant.configure('2') do |config|",
        `  config.vm.define ${rubyText(name)} do |machine|`,
        ...lines.map((line) => `    ${line}`),
        '  end',
        'end',
      ]
        .map((line) => `${line}\n`)
        .join(''),
    );
  },
  lost: (machine) => [
    ...lostTaps(machine),
    ...lostVlans(machine),
    ...machine.nics
      .slice(1)
      .flatMap(({ name, bridge }) =>
        (bridge ?? machine.bridge) === undefined ? [`the NIC ${name}, which names no bridge`] : [],
      ),
  ],
};

function virtualboxLines(machine: Machine): readonly string[] {
  const { seed, uuid, memoryMib, nics } = machine;
  return [
    ...(seed === undefined ? [] : [`machine.vm.disk :dvd, name: 'seed', file: ${rubyText(seed.path)}`]),
    ...(nics[0]?.mac === undefined ? [] : [`machine.vm.base_mac = ${rubyText(bare(nics[0].mac))}`]),
    ...bridged(machine, ({ mac }, bridge) => [
      `bridge: ${rubyText(bridge)}`,
      ...(mac === undefined ? [] : [`mac: ${rubyText(bare(mac))}`]),
    ]),
    'machine.vm.provider :virtualbox do |virtualbox|',
    `  virtualbox.memory = ${memoryMib}`,
    `  virtualbox.customize ['modifyvm', :id, '--hardwareuuid', ${rubyText(uuid)}, '--system-uuid-le', 'on']`,
    ...dmi(machine).map(
      ([key, value]) =>
        `  virtualbox.customize ['setextradata', :id, ${rubyText(`VBoxInternal/Devices/pcbios/0/Config/${key}`)}, ${rubyText(`string:${value}`)}]`,
    ),
    'end',
  ];
}

const dmi = ({ manufacturer, product, serial }: Machine): readonly (readonly [string, string])[] =>
  Object.entries({
    DmiSystemVendor: manufacturer,
    DmiSystemProduct: product,
    DmiSystemSerial: serial,
  }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));

function libvirtLines(machine: Machine): readonly string[] {
  const { seed, uuid, memoryMib, nics, manufacturer, product, serial } = machine;
  const system = Object.entries({ manufacturer, product, serial }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${rubyText(key)}: ${rubyText(value)}`],
  );
  return [
    ...bridged(machine, ({ mac }, bridge) => [
      `dev: ${rubyText(bridge)}, mode: 'bridge', type: 'bridge'`,
      ...(mac === undefined ? [] : [`mac: ${rubyText(mac)}`]),
    ]),
    'machine.vm.provider :libvirt do |libvirt|',
    `  libvirt.memory = ${memoryMib}`,
    "  libvirt.cpu_mode = 'host-passthrough'",
    `  libvirt.uuid = ${rubyText(uuid)}`,
    ...(system.length === 0 ? [] : [`  libvirt.sysinfo = { 'system': { ${system.join(', ')} } }`]),
    ...(seed === undefined
      ? []
      : [`  libvirt.storage :file, device: :cdrom, path: ${rubyText(seed.path)}, bus: 'sata'`]),
    ...(nics[0]?.mac === undefined ? [] : [`  libvirt.management_network_mac = ${rubyText(nics[0].mac)}`]),
    'end',
  ];
}

function bridged(
  machine: Machine,
  settings: (nic: MachineNic, bridge: string) => readonly string[],
): readonly string[] {
  return machine.nics.slice(1).flatMap((nic) => {
    const bridge = nic.bridge ?? machine.bridge;
    if (bridge === undefined) return [];
    return [`machine.vm.network :public_network, ${settings(nic, bridge).join(', ')}, auto_config: false`];
  });
}

const bare = (mac: string): string => mac.replaceAll(':', '').toUpperCase();
