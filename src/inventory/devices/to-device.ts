import type { Device, DeviceFile } from '../../domain/device.js';
import { defaultGuest, guestNamed, type KnownGuests } from '../../domain/guest.js';
import { isEarlyOwner } from '../../domain/guest-file.js';
import type { JsonObject } from '../../domain/json.js';
import type { Interface } from '../../domain/network.js';
import type { NetworkConfig, Site } from '../../domain/site.js';
import type { SourcePath } from '../../domain/source-node.js';
import type { UserDataFormat } from '../../domain/user-data-format.js';
import { uuidOf } from '../../domain/uuid.js';
import type { DeviceFields } from '../schema/device.js';
import { defined } from './defined.js';
import { withNameservers } from './device-nameservers.js';
import { deviceView } from './device-view.js';
import type { InterfaceFields } from './interface-fields.js';
import { toInterface, toNameservers } from './to-interface.js';

/** The group in whose group.yaml the value at a path was written. */
type GroupAt = (path: SourcePath) => string | undefined;

type FileFields = NonNullable<DeviceFields['files']>[number];

/** A device as the domain knows it, with everything decided that the record leaves open. */
export function toDevice(
  fields: DeviceFields,
  {
    site: { namespace, userDataFormat },
    guests,
    groupAt,
  }: { site: Pick<Site, 'namespace' | 'userDataFormat'>; guests: KnownGuests; groupAt: GroupAt },
): Device {
  const { id, type, guest = defaultGuest(guests, fields.os) } = fields;
  const { os, userData, networkConfig = 'v2' } = guestNamed(guests, guest);
  const nameservers = toNameservers(fields.nameservers);
  const asked = fields.user_data_format ?? userDataFormat ?? 'auto';
  const device = {
    id,
    type,
    groups: fields.groups ?? [],
    hostname: fields.hostname ?? firstLabel(fields.fqdn) ?? id,
    ...defined({
      fqdn: fields.fqdn,
      managementIp: fields.management_ip,
      serial: fields.serial,
      instanceId: fields.instance_id,
      sealed: fields.sealed === true ? (true as const) : undefined,
      signed: fields.signed === true ? (true as const) : undefined,
    }),
    uuid: fields.uuid ?? uuidOf({ namespace, id }),
    guest,
    os,
    interfaces: withNameservers(toInterfaces(fields), nameservers),
    nameservers,
    networkConfig: networkConfigOf(fields, groupAt) ?? networkConfig,
    userDataFormat: userData.mime ? asked : asPlain(asked),
    publicKeys: (fields.public_keys ?? {}) as Readonly<Record<string, string>>,
    metaData: withoutNulls(fields.meta_data ?? {}),
    files: (fields.files ?? []).map((file, index) => toFile(file, groupAt(['files', index]))),
    placeholders: (fields.placeholders ?? {}) as Readonly<Record<string, string>>,
    vars: fields.vars ?? {},
    generation: fields.generation ?? 1,
  };
  return { ...device, view: deviceView(device) };
}

function toInterfaces({ interfaces = [] }: DeviceFields): readonly Interface[] {
  // A mapping was made a list before the shape was read.
  const list = interfaces as readonly InterfaceFields[];
  const parts = new Set(list.flatMap(partNames));
  return list.map((fields) => toInterface(fields, { isPart: parts.has(fields.name) }));
}

/** Names of the interfaces that stand below this one. */
function partNames(fields: InterfaceFields): readonly string[] {
  if (fields.kind === 'vlan') return [fields.link];
  return fields.kind === 'bond' || fields.kind === 'bridge' ? (fields.members ?? []) : [];
}

function networkConfigOf(
  { network_config: config }: DeviceFields,
  groupAt: GroupAt,
): NetworkConfig | undefined {
  if (typeof config !== 'object') return config;
  return { ...config, ...defined({ group: groupAt(['network_config']) }) };
}

function toFile(
  { path, template, file, content, mode, owner, defer, append }: FileFields,
  group: string | undefined,
): DeviceFile {
  const ofGroup = defined({ group });
  const source =
    template !== undefined
      ? { template, ...ofGroup }
      : // The schema lets a file through that has one of the three.
        file === undefined
        ? { content: content as string }
        : { file, ...ofGroup };
  // cloud-init ends at an owner that is not there yet, and later files are missing.
  const isLate = defer ?? (owner !== undefined && !isEarlyOwner(owner));
  return {
    ...{ path, source, mode: mode ?? '0644' },
    ...defined({ owner, defer: isLate ? true : undefined, append: append === true ? true : undefined }),
  };
}

const withoutNulls = (metaData: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(metaData).filter(([, value]) => value !== null));

/** A full name says the host name as well. */
const firstLabel = (fqdn: string | undefined): string | undefined => fqdn?.split('.', 1)[0];

/** What `auto` is for a guest that reads no MIME; who asks for MIME is told that it does not. */
const asPlain = (format: UserDataFormat): UserDataFormat => (format === 'auto' ? 'plain' : format);
