import { clientsOf, type NamedClient } from '../domain/known-layouts.js';
import {
  type ImageKind,
  isVolume,
  type KnownLayouts,
  type Layout,
  type VolumeKind,
} from '../domain/layout.js';
import type { Site } from '../domain/site.js';
import { bootPartition } from './boot-partition.js';
import { cloudstack } from './cloudstack.js';
import { configDrive, configDriveFolder } from './config-drive.js';
import { ec2 } from './ec2.js';
import { guestinfo } from './guestinfo.js';
import { guests } from './guests/index.js';
import { namespace } from './namespace.js';
import { nocloud, nocloudVolume } from './nocloud.js';
import { openstack } from './openstack.js';

/** The trees that a build can write under www/<device>/, by the names that site.yaml lists. */
export const layouts: Readonly<Record<string, Layout>> = {
  namespace,
  nocloud,
  openstack,
  ec2,
  cloudstack,
  'config-drive': configDriveFolder,
};

/** What a build can write below images/, by the names that site.yaml lists. */
export const images: Readonly<Record<string, ImageKind>> = {
  nocloud: nocloudVolume,
  'config-drive': configDrive,
  guestinfo,
  'boot-partition': bootPartition,
};

/** What a site writes that lists nothing. */
const defaults = { layouts: ['namespace', 'nocloud'], images: ['nocloud'] };

/** The layouts that a site can list: ours and its own. */
export const layoutsOf = ({ ownLayouts }: Pick<Site, 'ownLayouts'>): Readonly<Record<string, Layout>> =>
  ownLayouts === undefined ? layouts : { ...layouts, ...ownLayouts };

/** The clients of the layouts and images that a site lists, by their names. */
export const siteClients = (site: Pick<Site, 'layouts' | 'images' | 'ownLayouts'>): readonly NamedClient[] =>
  clientsOf({ layouts: layoutsOf(site), images }, site);

/** All of it, for those who must not know what stands in it. */
export const knownLayouts: KnownLayouts = { layouts, images, defaults, guests };

/** The kind of that name, where it is a volume that a drive can hold. */
export function volumeNamed(name: string): VolumeKind | undefined {
  const kind = images[name];
  return isVolume(kind) ? kind : undefined;
}
