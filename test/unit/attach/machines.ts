import type { Attachment, SeedFileName } from '../../../src/attach/machine.js';
import type { Device } from '../../../src/domain/device.js';
import { uuidOf } from '../../../src/domain/uuid.js';
import { nocloudSerial } from '../../../src/layouts/nocloud.js';
import { device, nic } from '../host/fleet.js';

/** A firewall with two NICs, one of them with its end on the host, and a bond on them, which no hypervisor hears of. */
export const firewall = {
  ...device('waf-01', {
    interfaces: [
      nic({ name: 'eth0', mac: '52:54:00:6f:00:12', tap: 'waf01a' }),
      nic({ name: 'eth1', mac: '52:54:00:6f:00:13', tap: 'vnet7' }),
      { ...nic({ name: 'bond0' }), kind: 'bond', members: ['eth0', 'eth1'], mode: 'active-backup' },
    ],
  }),
  uuid: uuidOf({ namespace: 'test', id: 'waf-01' }),
  serial: 'WAF 0001',
  os: 'linux',
  publicKeys: { controller: 'ssh-ed25519 AAAAC3Nz ops@lab' },
} as unknown as Device;

/** The same with its NICs on bridges of the host, one in a VLAN. */
export const plugged = {
  ...firewall,
  interfaces: [
    { ...nic({ name: 'eth0', mac: '52:54:00:6f:00:12' }), hostBridge: 'br-wan', vlanTag: 20 },
    { ...nic({ name: 'eth1', mac: '52:54:00:6f:00:13' }), hostBridge: 'br-lan' },
  ],
} as unknown as Device;

/** A folder's name with what shells, XML, JSON and .vmx files give a meaning to. */
const awkward = `/srv/it's $HOME & <b> ;|22 =x*\\n`;

const seedFiles = (texts: Readonly<Partial<Record<SeedFileName, string>>>, folder = '/srv/www/waf-01') => ({
  folder,
  serial: nocloudSerial,
  contents: new Map(
    Object.entries(texts).map(([name, text]) => [name as SeedFileName, Buffer.from(text)] as const),
  ),
});

const wholeFiles = {
  'meta-data': 'instance-id: waf-01\n',
  'user-data': '#cloud-config\nruncmd: [[date]]\n',
  'vendor-data': '#cloud-config\n{}\n',
  'network-config': 'version: 2\nethernets: {}\n',
};

export const attachments: Readonly<Record<string, Attachment>> = {
  iso: {
    seed: { by: 'iso', image: { path: `${awkward}/waf-01.iso`, format: 'iso9660' } },
    memoryMib: 1024,
  },
  'iso-comma-and-quote': {
    seed: { by: 'iso', image: { path: '/srv/a,b=c "d",[e]/waf-01.iso', format: 'iso9660' } },
    memoryMib: 1024,
  },
  'iso-comma': {
    seed: { by: 'iso', image: { path: '/srv/a,media=disk/waf-01.iso', format: 'iso9660' } },
    memoryMib: 1024,
  },
  'iso-nics': {
    seed: { by: 'iso', image: { path: '/srv/waf-01.iso', format: 'iso9660' } },
    memoryMib: 1024,
    bridge: 'br0',
    vmid: '101',
    name: 'fire wall',
    replacesNics: true,
    hasOwnUuid: true,
  },
  'iso-existing': {
    seed: { by: 'iso', image: { path: `${awkward}/waf-01.iso`, format: 'iso9660' } },
    memoryMib: 1024,
    existing: {},
  },
  vfat: {
    seed: { by: 'iso', image: { path: '/srv/out/current/images/waf-01.img', format: 'vfat' } },
    disk: { path: `${awkward}/disk`, format: 'qcow2' },
    memoryMib: 2048,
    bridge: 'br0',
    vmid: '101',
  },
  url: {
    seed: {
      by: 'url',
      url: 'http://111.0.0.2:8807/s/0123456789abcdef0123456789abcdef/',
      serial: nocloudSerial,
    },
    disk: { path: '/srv/disk.raw', format: 'raw' },
    memoryMib: 1024,
    vmid: '101',
  },
  address: { seed: { by: 'address', product: 'OpenStack Nova' }, memoryMib: 1024, bridge: 'br0' },
  'address-efi': {
    seed: { by: 'address', product: 'OpenStack Nova' },
    memoryMib: 1024,
    firmware: 'efi',
    bridge: 'br0',
  },
  'address-as-aws': { seed: { by: 'address' }, memoryMib: 1024, asAws: true, bridge: 'br0' },
  files: {
    seed: { by: 'files', files: seedFiles(wholeFiles, awkward) },
    memoryMib: 1024,
    bridge: 'br0',
  },
  'files-nics': {
    seed: { by: 'files', files: seedFiles({ 'meta-data': 'a: b\n', 'user-data': '' }) },
    disk: { path: '/srv/disk.raw', format: 'raw' },
    memoryMib: 1024,
    bridge: 'br0',
    replacesNics: true,
    hasOwnUuid: true,
  },
  'files-of-parts': {
    seed: {
      by: 'files',
      files: seedFiles({ ...wholeFiles, 'user-data': 'Content-Type: multipart/mixed\n' }),
    },
    memoryMib: 1024,
  },
  guestinfo: {
    seed: {
      by: 'guestinfo',
      settings: { 'guestinfo.metadata': 'H4sIAAAA=', 'guestinfo.metadata.encoding': 'gzip+base64' },
    },
    memoryMib: 1024,
  },
};
