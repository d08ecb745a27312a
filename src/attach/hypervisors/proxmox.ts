import { fits, misfits } from '../../domain/parsed.js';
import { commandText } from '../command-text.js';
import { expectedMacs } from '../expected-macs.js';
import type { Hypervisor } from '../hypervisor.js';
import { lostTaps } from '../lost.js';
import type { Machine, MachineNic, SeedImage } from '../machine.js';

/**
 * A command of Proxmox VE for a machine that is there, as root: nobody else may name a file by its path.
 * Source of all names: qm(1) and PVE/QemuServer.pm.
 */
export const proxmox: Hypervisor = {
  prints: 'a command for an existing machine',
  ways: ['iso', 'url', 'address'],
  takes: ['existing', 'nics', 'bridge', 'vmid', 'as-aws'],
  print(machine) {
    const { vmid, seed, nics, replacesNics } = machine;
    // PVE::JSONSchema::parse_property_string cuts at every comma.
    if (seed?.path.includes(',') === true) {
      return misfits(
        `${seed.path} contains a comma, which qm cannot escape`,
        'a path for --out without a comma',
      );
    }
    return fits(
      commandText(`qm set ${vmid ?? '"$VMID"'}`, [
        ['--smbios1', smbios(machine)],
        ...(seed === undefined ? [] : [seedDrive(seed)]),
        ...(replacesNics ? nics.map((nic, index) => [`--net${index}`, net(nic, machine)]) : []),
      ]) + (replacesNics ? '' : expectedMacs(machine, { nameOf: (index) => `net${index}` })),
    );
  },
  // PVE/QemuServer/Network.pm: tap<vmid>i<number of the NIC>.
  lost: (machine) => lostTaps(machine, (tap, index) => tap !== `tap${machine.vmid}i${index}`),
};

const smbios = ({ uuid, serial, product, manufacturer }: Machine): string =>
  [
    `uuid=${uuid}`,
    ...coded('manufacturer', manufacturer),
    ...coded('product', product),
    ...coded('serial', serial),
    'base64=1',
  ].join(',');

const coded = (key: string, value: string | undefined): readonly string[] =>
  value === undefined ? [] : [`${key}=${Buffer.from(value).toString('base64')}`];

/** `file=` stands before the path, which may hold another equals sign. */
const seedDrive = ({ path, format }: SeedImage): readonly string[] =>
  format === 'iso9660'
    ? ['--ide2', `file=${path},media=cdrom`]
    : ['--virtio15', `file=${path},format=raw,ro=1`];

const net = ({ mac, bridge, vlanTag }: MachineNic, machine: Machine): string =>
  [
    mac === undefined ? 'virtio' : `virtio=${mac.toUpperCase()}`,
    `bridge=${bridge ?? machine.bridge ?? 'vmbr0'}`,
    ...(vlanTag === undefined ? [] : [`tag=${vlanTag}`]),
  ].join(',');
