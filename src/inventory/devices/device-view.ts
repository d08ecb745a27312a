import type { Device, DeviceFile } from '../../domain/device.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import { interfaceView } from './interface-view.js';

/** `device` as templates see it: every field under its name in the inventory, null where it is not set. */
export const deviceView = (device: Omit<Device, 'view'>): JsonObject => ({
  id: device.id,
  type: device.type,
  groups: device.groups,
  hostname: device.hostname,
  fqdn: device.fqdn ?? null,
  management_ip: device.managementIp ?? null,
  uuid: device.uuid,
  serial: device.serial ?? null,
  guest: device.guest,
  os: device.os,
  interfaces: device.interfaces.map(interfaceView),
  nameservers: { addresses: device.nameservers.addresses, search: device.nameservers.search },
  network_config: networkView(device.networkConfig),
  user_data_format: device.userDataFormat,
  public_keys: device.publicKeys,
  meta_data: device.metaData,
  files: device.files.map(fileView),
  placeholders: device.placeholders,
  vars: device.vars,
  generation: device.generation,
  instance_id: device.instanceId ?? null,
  sealed: device.sealed ?? false,
  signed: device.signed ?? false,
});

/** What `deviceView` gives of a field that nothing sets; id, type, hostname and uuid are always set. */
export const unsetDevice: JsonObject = {
  groups: [],
  fqdn: null,
  management_ip: null,
  serial: null,
  guest: null,
  os: 'linux',
  interfaces: [],
  nameservers: { addresses: [], search: [] },
  network_config: null,
  user_data_format: null,
  public_keys: {},
  meta_data: {},
  files: [],
  placeholders: {},
  vars: {},
  generation: 1,
  instance_id: null,
  sealed: false,
  signed: false,
};

const networkView = (config: Device['networkConfig']): JsonValue =>
  typeof config === 'object' ? { template: config.template } : config;

/** Which group it is of is no field of the inventory. */
function sourceView(source: DeviceFile['source']): JsonObject {
  if ('template' in source) return { template: source.template };
  return 'file' in source ? { file: source.file } : { content: source.content };
}

const fileView = ({ path, source, mode, owner, defer, append }: DeviceFile): JsonObject => ({
  path,
  ...sourceView(source),
  mode,
  owner: owner ?? null,
  defer: defer ?? false,
  append: append ?? false,
});
