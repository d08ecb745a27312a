import type { Budget } from './budget.js';
import type { JsonObject } from './json.js';
import type { Layout } from './layout.js';
import type { NetworkForm } from './network-form.js';
import type { NetworkRenderer } from './network-renderer.js';
import type { UserDataFormat } from './user-data-format.js';
import type { VersionRange } from './version-range.js';

export const instanceIdKinds = ['id', 'uuid', 'content'] as const;
export type InstanceIdKind = (typeof instanceIdKinds)[number];

export const imageWriters = ['embedded', 'genisoimage', 'auto'] as const;
export type ImageWriterName = (typeof imageWriters)[number];

export const imageFormats = ['iso9660', 'vfat'] as const;
export type ImageFormat = (typeof imageFormats)[number];

/** How a device's network-config comes about: from its interfaces in one of the forms, or from a template as it is. */
export type NetworkConfig = NetworkForm | { readonly template: string; readonly group?: string };

/** Whether the guest's network is made of its interfaces; otherwise they are for the host alone. */
export const isOfInterfaces = ({
  networkConfig,
}: {
  readonly networkConfig: NetworkForm | object;
}): boolean => networkConfig === 'v1' || networkConfig === 'v2';

/** How a machine shows whose data it may read: by its own address, by a token in its URL, or not at all. */
export const accessKinds = ['address', 'token', 'open'] as const;
export type Access = (typeof accessKinds)[number];

/** devices/site.yaml: what holds for the whole site. */
export interface Site {
  /** First segment of the metadata tree. */
  readonly namespace: string;
  /** All hold the same content; the last one is the newest. */
  readonly versions: readonly string[];
  readonly server: { readonly address: string; readonly port: number };
  /** Names of layouts: the trees under out/www/<device>/. */
  readonly layouts: readonly string[];
  /** Names of images: the volumes that a VM finds its seed on. */
  readonly images: readonly string[];
  readonly instanceId: InstanceIdKind;
  readonly imageWriter: ImageWriterName;
  /** The file system of all images. */
  readonly imageFormat: ImageFormat;
  /** How network-config comes about, of devices that say nothing about it. */
  readonly networkConfig?: NetworkConfig;
  readonly access: Access;
  /** The folders of OpenStack's tree, where somebody said so; `latest` is always one. */
  readonly openstackVersions?: readonly string[];
  /** The file that tokens are made with, as site.yaml names it: relative to the root, or absolute. */
  readonly tokenSecret: string;
  /** Where neither a device nor its type says another one; `auto` where nothing is said. */
  readonly userDataFormat?: UserDataFormat;
  /** The versions of cloud-init that the guests have, where somebody said so. */
  readonly cloudInit?: VersionRange;
  /** cloud-init's schema of cloud-configs, as site.yaml names it: relative to the root, or absolute. */
  readonly cloudInitSchema?: string;
  /** What writes the network in the guests, where somebody said so. */
  readonly networkRenderer?: readonly NetworkRenderer[];
  /** How the cloud-configs of a device merge, where neither a part nor a type says it. */
  readonly mergeType?: string;
  /** How large the user-data of a device may be. */
  readonly budget?: Budget;
  /** Those that the site has in its own code, by their names. */
  readonly ownLayouts?: Readonly<Record<string, Layout>>;
  /** `site` as templates see it: the inventory's own field names. */
  readonly view: JsonObject;
}
