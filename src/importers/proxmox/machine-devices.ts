import { uniqueIds } from '../site/device-ids.js';
import { emptyType } from '../site/empty-type.js';
import type { ImportedDevice, ImportedFolder, ImportedSite } from '../site/site-files.js';
import { type DevicesBeside, Uniqueness } from '../site/uniqueness.js';
import { machineFields } from './machine-fields.js';
import type { Setting } from './read-config.js';

export interface ProxmoxMachine {
  /** As messages name it. */
  readonly file: string;
  readonly config: ReadonlyMap<string, Setting>;
  /** Where its name does for no id. */
  readonly otherName: string;
  /** The type that has its user-data; absent where Proxmox writes it. */
  readonly type?: string;
}

/** Machines of Proxmox VE as devices beside others, and the types of those that have none yet. */
export function machineDevices(
  machines: readonly ProxmoxMachine[],
  { ids: taken, unique }: DevicesBeside = { ids: [], unique: new Uniqueness() },
): Required<Pick<ImportedSite, 'devices' | 'folders' | 'notes'>> {
  const ids = uniqueIds(
    machines.map(({ config, otherName }) => [config.get('name')?.value.split('.')[0] ?? '', otherName]),
    taken,
  );
  const notes: string[] = [
    'memory, CPUs and disks stay with Proxmox VE, and so does its instance-id, which it makes of its settings',
  ];
  const devices = machines.map(({ file, config, type }, index): ImportedDevice => {
    const id = ids[index] as string;
    const { fields, losses, notes: own } = machineFields(config, { id, file });
    notes.push(...own.map((note) => `${id}: ${note}`));
    const checked = unique.checked(fields, { id, file });
    const usual = fields.os === 'windows' ? windowsType.name : emptyType.name;
    return {
      fields: { id, type: type ?? usual, ...checked.fields },
      losses: [...losses, ...checked.losses],
    };
  });
  const ofType = (name: string) => devices.filter(({ fields }) => fields.type === name);
  const others = ofType(emptyType.name);
  const hasUsers = others.some(({ fields }) => 'vars' in fields);
  const ofUsers = { fields: { user_data: [template] }, templates: [{ name: template, content: users }] };
  const folders = [
    ...(others.length > 0 ? [{ ...emptyType, ...(hasUsers && ofUsers) }] : []),
    ...(ofType(windowsType.name).length > 0 ? [windowsType] : []),
  ];
  return { devices, folders, notes };
}

/** cloudbase-init takes the name of its user from settings of its own. */
const windowsType: ImportedFolder = { ...emptyType, name: 'windows' };

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
{% if not (device.vars.user | default("")) and not (device.vars.password_hash | default("")) %}
{}
{% endif %}
`;
