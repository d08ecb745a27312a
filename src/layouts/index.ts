import { type ImageKind, isVolume, type Layout, type VolumeKind } from '../domain/layout.js';
import { bootPartition } from './boot-partition.js';
import { cloudstack } from './cloudstack.js';
import { configDrive, configDriveFolder } from './config-drive.js';
import { ec2 } from './ec2.js';
import { guestinfo } from './guestinfo.js';
import { namespace } from './namespace.js';
import { nocloud } from './nocloud.js';
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
  // DataSourceNoCloud.py: the label is cidata or CIDATA.
  nocloud: { label: 'cidata', layout: nocloud, suffix: '' },
  // DataSourceConfigDrive.py LABEL_TYPES: config-2 or CONFIG-2.
  'config-drive': { label: 'config-2', layout: configDrive, suffix: '.config-2' },
  guestinfo: { files: guestinfo },
  'boot-partition': { files: bootPartition },
};

/** The kind of that name, where it is a volume that a drive can hold. */
export function volumeNamed(name: string): VolumeKind | undefined {
  const kind = images[name];
  return isVolume(kind) ? kind : undefined;
}
