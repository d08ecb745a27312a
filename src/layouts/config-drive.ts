import type { Layout, VolumeKind } from '../domain/layout.js';
import { latestVersion } from '../domain/openstack-version.js';
import type { OutputFile } from '../domain/output-file.js';
import type { Seed } from '../domain/seed.js';
import { encodeJsonLine } from '../encode/json.js';
import { ec2Metadata } from './ec2-metadata.js';
import { openstackClient } from './openstack-client.js';
import { openstackFiles } from './openstack-files.js';

/**
 * OpenStack's config drive: openstack/ without the lists of its folders, since a file system has its own, and what EC2
 * would say in one file. Source: cloudinit/sources/DataSourceConfigDrive.py, helpers/openstack.py ConfigDriveReader.
 */
export const configDrive: VolumeKind = {
  files: driveFiles,
  // DataSourceConfigDrive.py LABEL_TYPES: config-2 or CONFIG-2.
  label: 'config-2',
  suffix: '.config-2',
  client: openstackClient,
};

/** The same tree in a folder: to be copied to the guest's /config-drive, where cloud-init looks for it too. */
export const configDriveFolder: Layout = {
  files: folderFiles,
  tops: ['config-drive'],
  client: openstackClient,
};

/**
 * cloud-init takes the newest date that it knows, all others take `latest`; a folder /config-drive counts for ds-identify by
 * one with a date alone. Sources: cloudinit/sources/helpers/openstack.py _find_working_version, tools/ds-identify
 * check_configdrive_v2.
 */
const driveVersions = ['2018-08-27', latestVersion];

function driveFiles(seed: Seed): readonly OutputFile[] {
  return [
    ...openstackFiles(seed, { versions: driveVersions }),
    { path: 'ec2/latest/meta-data.json', content: encodeJsonLine(ec2Metadata(seed)) },
  ];
}

function folderFiles(seed: Seed): readonly OutputFile[] {
  const below = (path: string): string => `config-drive/${path}`;
  return driveFiles(seed).map((file) =>
    'linkTo' in file
      ? { path: below(file.path), linkTo: below(file.linkTo) }
      : { path: below(file.path), content: file.content },
  );
}
