import type { DeviceId } from './device-id.js';
import type { IpAddress } from './ip-address.js';
import type { JsonObject } from './json.js';
import type { Interface } from './network.js';
import type { NetworkForm } from './network-form.js';
import type { Part } from './part.js';
import type { UserDataFormat } from './user-data-format.js';
import type { Uuid } from './uuid.js';
import type { VersionRange } from './version-range.js';

/** A part that the guest fetches by itself, and where it lies: `inc/users.config`, below the device's folder. */
export interface IncludedPart {
  readonly path: string;
  readonly part: Part;
}

/** A file for the guest with its content. */
export interface SeedFile {
  readonly path: string;
  readonly content: string;
  /** The content is base64 of the bytes. */
  readonly isBase64?: boolean;
  readonly mode: string;
  readonly owner?: string;
  /** Written after users and packages are there. */
  readonly defer?: boolean;
  /** Added to what the file holds already. */
  readonly append?: boolean;
}

/** A network-config that the operator wrote. The interfaces beside it are for the host alone. */
export interface NetworkText {
  readonly text: string;
}

/**
 * All that cloud-init will ask about one virtual machine, in no client's format yet. Everything downstream
 * (layouts, images, hosts' files) reads this and nothing else. The store keeps it as JSON: it holds what JSON can hold.
 */
export interface Seed {
  readonly id: DeviceId;
  readonly type: string;
  readonly instanceId: string;
  /** The instance-id of clients that want a UUID; it changes whenever `instanceId` does. */
  readonly instanceUuid: string;
  readonly uuid: Uuid;
  readonly hostname: string;
  readonly fqdn?: string;
  readonly managementIp?: IpAddress;
  readonly publicKeys: Readonly<Record<string, string>>;
  readonly metaData: JsonObject;
  readonly userData: readonly Part[];
  readonly vendorData: readonly Part[];
  /**
   * Signatures that follow the user-data where it is a MIME message, each by the SHA-256 of the message: with `files` in it, and
   * without.
   */
  readonly signatures?: Readonly<Record<string, string>>;
  /** The whole of the user-data is compressed once more when it is written. */
  readonly gzipUserData: boolean;
  /** What the include parts of both lists name. */
  readonly included: readonly IncludedPart[];
  readonly interfaces: readonly Interface[];
  /** The form in which network-config is written from the interfaces, or its text: it is handed out as it is then. */
  readonly networkConfig: NetworkForm | NetworkText;
  readonly userDataFormat: UserDataFormat;
  /** The name of the program that reads it. */
  readonly guest: string;
  readonly os: 'linux' | 'windows';
  /** The versions of cloud-init that the guest may have, where somebody said so. */
  readonly cloudInit?: VersionRange;
  readonly files: readonly SeedFile[];
  /** The names under which the namespace layout serves: `nsfocus`, [`1.0`, `latest`]. */
  readonly namespace: string;
  readonly versions: readonly string[];
  /** The folders of OpenStack's tree over HTTP; without them `latest` alone. */
  readonly openstackVersions?: readonly string[];
}
