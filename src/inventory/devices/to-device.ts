import type { Device, DeviceFile } from '../../domain/device.js';
import type { JsonObject } from '../../domain/json.js';
import { uuidOf } from '../../domain/uuid.js';
import type { DeviceFields } from '../schema/device.js';
import { defined } from './defined.js';
import { deviceView } from './device-view.js';
import { toInterface } from './to-interface.js';

type FileFields = NonNullable<DeviceFields['files']>[number];

/** A device as the domain knows it, with everything decided that the record leaves open. */
export function toDevice(fields: DeviceFields, { namespace }: { namespace: string }): Device {
  const { id, type } = fields;
  const device = {
    id,
    type,
    hostname: fields.hostname ?? id,
    ...defined({ fqdn: fields.fqdn, managementIp: fields.management_ip, serial: fields.serial }),
    uuid: fields.uuid ?? uuidOf({ namespace, id }),
    os: fields.os ?? 'linux',
    interfaces: (fields.interfaces ?? []).map(toInterface),
    publicKeys: (fields.public_keys ?? {}) as Readonly<Record<string, string>>,
    metaData: withoutNulls(fields.meta_data ?? {}),
    files: (fields.files ?? []).map(toFile),
    placeholders: (fields.placeholders ?? {}) as Readonly<Record<string, string>>,
    vars: fields.vars ?? {},
    generation: fields.generation ?? 1,
  };
  return { ...device, view: deviceView(device) };
}

function toFile({ path, template, content, mode, owner }: FileFields): DeviceFile {
  // The schema lets a file through that has one of the two.
  const source = template === undefined ? { content: content as string } : { template };
  return { path, source, mode: mode ?? '0644', ...defined({ owner }) };
}

const withoutNulls = (metaData: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(metaData).filter(([, value]) => value !== null));
