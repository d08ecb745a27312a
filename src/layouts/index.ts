import type { ImageKind, Layout } from '../domain/layout.js';
import { cloudstack } from './cloudstack.js';
import { configDrive, configDriveFolder } from './config-drive.js';
import { ec2 } from './ec2.js';
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

/** The seed images that a build can write, by the names that site.yaml lists. */
export const images: Readonly<Record<string, ImageKind>> = {
  // DataSourceNoCloud.py: the label is cidata or CIDATA.
  nocloud: { label: 'cidata', layout: nocloud, suffix: '' },
  // DataSourceConfigDrive.py LABEL_TYPES: config-2 or CONFIG-2.
  'config-drive': { label: 'config-2', layout: configDrive, suffix: '.config-2' },
};
