import type { Device, DeviceFile } from '../../domain/device.js';
import { formatCidr } from '../../domain/ip-address.js';
import type { JsonObject, JsonValue } from '../../domain/json.js';
import type { Interface, Route } from '../../domain/network.js';

/** `device` as templates see it: every field under its name in the inventory, null where it is not set. */
export const deviceView = (device: Omit<Device, 'view'>): JsonObject => ({
  id: device.id,
  type: device.type,
  hostname: device.hostname,
  fqdn: device.fqdn ?? null,
  management_ip: device.managementIp ?? null,
  uuid: device.uuid,
  serial: device.serial ?? null,
  os: device.os,
  interfaces: device.interfaces.map(interfaceView),
  public_keys: device.publicKeys,
  meta_data: device.metaData,
  files: device.files.map(fileView),
  placeholders: device.placeholders,
  vars: device.vars,
  generation: device.generation,
});

/** What `deviceView` gives of a field that nothing sets; id, type, hostname and uuid are always set. */
export const unsetDevice: JsonObject = {
  fqdn: null,
  management_ip: null,
  serial: null,
  os: 'linux',
  interfaces: [],
  public_keys: {},
  meta_data: {},
  files: [],
  placeholders: {},
  vars: {},
  generation: 1,
};

/** What `interfaceView` gives of a field of every kind that nothing sets. */
export const unsetInterface: JsonObject = {
  kind: 'ethernet',
  mac: null,
  addresses: [],
  gateway4: null,
  gateway6: null,
  nameservers: { addresses: [], search: [] },
  routes: [],
  mtu: null,
  dhcp4: false,
  dhcp6: false,
  accept_ra: null,
};

const interfaceView = (value: Interface): JsonObject => ({
  name: value.name,
  kind: value.kind,
  mac: value.mac ?? null,
  addresses: value.addresses.map(({ address, prefix }) => `${address}/${prefix}`),
  gateway4: value.gateway4 ?? null,
  gateway6: value.gateway6 ?? null,
  nameservers: { addresses: value.nameservers.addresses, search: value.nameservers.search },
  routes: value.routes.map(routeView),
  mtu: value.mtu ?? null,
  dhcp4: value.dhcp4,
  dhcp6: value.dhcp6,
  accept_ra: value.acceptRa ?? null,
  ...kindView(value),
});

function kindView(value: Interface): JsonObject {
  switch (value.kind) {
    case 'ethernet':
      return { wakeonlan: value.wakeOnLan ?? null, set_name: value.setName, tap: value.tap ?? null };
    case 'bond':
      return {
        members: value.members,
        mode: value.mode,
        lacp_rate: value.lacpRate ?? null,
        hash_policy: value.hashPolicy ?? null,
        mii_monitor: value.miiMonitorMs ?? null,
      };
    case 'vlan':
      return { id: value.id, link: value.link };
    case 'bridge':
      return { members: value.members, stp: value.stp ?? null, forward_delay: value.forwardDelay ?? null };
  }
}

const routeView = ({ to, via, metric }: Route): JsonObject => ({
  to: to === 'default' ? to : formatCidr(to),
  via,
  metric: metric ?? null,
});

const fileView = ({ path, source, mode, owner }: DeviceFile): JsonObject => ({
  path,
  ...(source as { readonly [key: string]: JsonValue }),
  mode,
  owner: owner ?? null,
});
