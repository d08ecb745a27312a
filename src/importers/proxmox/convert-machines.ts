import { notImportable } from '../../diagnostics/catalogue/import.js';
import type { Imported, ImportSource } from '../import-kind.js';
import { uniqueIds } from '../site/device-ids.js';
import { emptyType } from '../site/empty-type.js';
import { type ImportedDevice, type ImportedFolder, siteFiles } from '../site/site-files.js';
import { Uniqueness } from '../site/uniqueness.js';
import { filesOf } from '../source-files.js';
import { machineFields } from './machine-fields.js';
import { readConfig } from './read-config.js';

/** Machines of Proxmox VE as devices: what `qm config` prints, or the files of /etc/pve/qemu-server. */
export function convertMachines(source: ImportSource): Imported {
  const files = filesOf(source).filter(({ file }) => !('files' in source) || /\d+\.conf$/.test(file));
  const read = files.map(({ file, bytes }) => ({ file, config: readConfig(bytes.toString('utf8')) }));
  const machines = read.filter(({ config }) =>
    known.some((pattern) => [...config.keys()].some((key) => pattern.test(key))),
  );
  if (machines.length < Math.max(read.length, 1)) {
    const file = read.find((each) => !machines.includes(each))?.file ?? source.file;
    const found = 'there is no machine of Proxmox VE';
    const expected = 'what qm config prints, or a file of /etc/pve/qemu-server';
    return { diagnostics: [notImportable({ file, line: 1, column: 1 }, { found, expected })], taken: {} };
  }
  const vmid = (file: string): string => /(\d+)\.conf$/.exec(file)?.[1] ?? '';
  const ids = uniqueIds(
    machines.map(({ file, config }) => [config.get('name')?.value.split('.')[0] ?? '', `vm-${vmid(file)}`]),
  );
  const unique = new Uniqueness();
  const notes: string[] = [
    'memory, CPUs and disks stay with Proxmox VE, and so does its instance-id, which it makes of its settings',
  ];
  const devices = machines.map(({ file, config }, index): ImportedDevice => {
    const id = ids[index] as string;
    const { fields, losses, notes: own } = machineFields(config, { id, file });
    notes.push(...own.map((note) => `${id}: ${note}`));
    const checked = unique.checked(fields, { id, file });
    return {
      fields: { id, type: fields.os === 'windows' ? windowsType.name : emptyType.name, ...checked.fields },
      losses: [...losses, ...checked.losses],
    };
  });
  const isWindows = ({ fields }: ImportedDevice): boolean => fields.type === windowsType.name;
  const others = devices.filter((device) => !isWindows(device));
  const hasUsers = others.some(({ fields }) => 'vars' in fields);
  const ofUsers = { fields: { user_data: [template] }, templates: [{ name: template, content: users }] };
  const folders = [
    ...(others.length > 0 ? [{ ...emptyType, ...(hasUsers && ofUsers) }] : []),
    ...(devices.some(isWindows) ? [windowsType] : []),
  ];
  return siteFiles({ site: {}, folders, devices, notes }, { origin: source.file });
}

/** cloudbase-init takes the name of its user from settings of its own. */
const windowsType: ImportedFolder = { ...emptyType, name: 'windows' };

const known: readonly RegExp[] = [
  /^(?:smbios1|ostype|scsihw|bootdisk|vmgenid|sockets|cores)$/,
  /^net\d+$/,
  /^ipconfig\d+$/,
];

const template = 'users.config';

/** What Proxmox writes for ciuser and cipassword. Source: PVE/QemuServer/Cloudinit.pm cloudinit_userdata. */
const users = `#cloud-config
{% if device.vars.user | default("") %}
user: {{ device.vars.user | yaml }}
{% endif %}
{% if device.vars.password_hash | default("") %}
password: {{ device.vars.password_hash | yaml }}
chpasswd: { expire: false }
{% endif %}
`;
