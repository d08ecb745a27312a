import { fits, misfits } from '../../domain/parsed.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostProduct, lostSerial } from '../lost.js';
import type { Machine } from '../machine.js';

/**
 * Parts of the file that `firecracker --config-file` reads; boot-source is to be added. There is no CD-ROM drive: cloud-init
 * finds a seed on a disk as well. Source of all names: src/firecracker/swagger/firecracker.yaml, Drive and NetworkInterface.
 */
export const firecracker: Hypervisor = {
  prints: 'parts of the configuration file, in JSON',
  ways: ['iso', 'address'],
  takes: ['disk', 'memory'],
  insteadOfSerial: (serial) =>
    `--by iso, or '${serial('URL')}' at the end of boot_args, with the URL of 'seedpress show --url'`,
  print(machine) {
    const { nics, disk } = machine;
    const unconnected = nics.find(({ tap }) => tap === undefined);
    if (unconnected !== undefined) {
      return misfits(
        `interface ${unconnected.name} names no tap, which firecracker needs`,
        'the tap device of each interface, like "tap: vnet0"',
      );
    }
    if (disk?.format === 'qcow2')
      return misfits(
        `${disk.path} is a qcow2 image, which firecracker cannot read`,
        'a raw image, as qemu-img convert -O raw makes it',
      );
    return fits(`${JSON.stringify(configuration(machine), null, 2)}\n`);
  },
  lost: (machine) => [...lostSerial(machine), ...lostProduct(machine)],
};

const configuration = ({ disk, seed, nics, memoryMib }: Machine) => ({
  drives: [
    ...(disk === undefined ? [] : [{ drive_id: 'root', path: disk.path, isRoot: true, isReadonly: false }]),
    ...(seed === undefined ? [] : [{ drive_id: 'seed', path: seed.path, isRoot: false, isReadonly: true }]),
  ].map(({ drive_id, path, isRoot, isReadonly }) => ({
    drive_id,
    path_on_host: path,
    is_root_device: isRoot,
    is_read_only: isReadonly,
  })),
  'network-interfaces': nics.map(({ name, mac, tap }) => ({
    iface_id: name,
    ...(mac === undefined ? {} : { guest_mac: mac }),
    host_dev_name: tap,
  })),
  'machine-config': { vcpu_count: 1, mem_size_mib: memoryMib },
});
