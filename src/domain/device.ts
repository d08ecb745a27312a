import type { DeviceId } from './device-id.js';
import type { IpAddress } from './ip-address.js';
import type { JsonObject } from './json.js';
import type { Interface, Nameservers } from './network.js';
import type { NetworkConfig } from './site.js';
import type { UserDataFormat } from './user-data-format.js';
import type { Uuid } from './uuid.js';

/** A template by its name; `group` is the group whose folder holds it, where that is not a folder of the type. */
export interface TemplateSource {
  readonly template: string;
  readonly group?: string;
}

/** A file of templates/ that is copied as it is, by its name. */
export interface FileSource {
  readonly file: string;
  readonly group?: string;
}

/** A file that the guest shall hold: a template's text, one of the inventory, or a file of templates/ as it is. */
export interface DeviceFile {
  /** Absolute path in the guest. */
  readonly path: string;
  readonly source: TemplateSource | FileSource | { readonly content: string };
  /** Octal, as chmod takes it: "0644". */
  readonly mode: string;
  /** Names of a user and a group: `user:group`. */
  readonly owner?: string;
  /** Written after users and packages are there. */
  readonly defer?: boolean;
  /** Added to what the file holds already. */
  readonly append?: boolean;
}

/** One virtual machine, resolved: the cascade is done, every text rendered, every value parsed. */
export interface Device {
  readonly id: DeviceId;
  readonly type: string;
  /** In the order in which their parts follow those of the type. */
  readonly groups: readonly string[];
  readonly hostname: string;
  readonly fqdn?: string;
  /** The address by which the server knows the device. */
  readonly managementIp?: IpAddress;
  /** SMBIOS system-uuid. */
  readonly uuid: Uuid;
  /** SMBIOS system-serial-number. */
  readonly serial?: string;
  /** The name of the program that reads its seed; `os` is that program's. */
  readonly guest: string;
  readonly os: 'linux' | 'windows';
  readonly interfaces: readonly Interface[];
  /** Those of the device as a whole; the interface with its default route has them too. */
  readonly nameservers: Nameservers;
  /** How its network-config comes about. */
  readonly networkConfig: NetworkConfig;
  readonly userDataFormat: UserDataFormat;
  /** Name of the key -> its line for authorized_keys. */
  readonly publicKeys: Readonly<Record<string, string>>;
  /** More keys for meta_data.json. */
  readonly metaData: JsonObject;
  readonly files: readonly DeviceFile[];
  /** Literal text -> what takes its place in every part of the device: `#ip#` -> 111.0.0.11. */
  readonly placeholders: Readonly<Record<string, string>>;
  /** Free values for templates. */
  readonly vars: JsonObject;
  /** That of a machine that exists; otherwise the site says how it is made. */
  readonly instanceId?: string;
  /** Raised to make cloud-init run its per-instance steps again; 1 or more. */
  readonly generation: number;
  /** Its parts leave the published tree when it has read them. */
  readonly sealed?: true;
  /** Its guest compares its user-data with a signature before it runs a part. */
  readonly signed?: true;
  /** `device` as templates see it: the inventory's own field names, null where a known field is not set. */
  readonly view: JsonObject;
}
