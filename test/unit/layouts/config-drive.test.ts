import { expect, test } from 'vitest';
import { configDrive, configDriveFolder } from '../../../src/layouts/config-drive.js';
import { openstack } from '../../../src/layouts/openstack.js';
import { bareSeed, jsonOf, keys, pathsOf, richSeed } from './seeds.js';

test.each([
  ['little', bareSeed],
  ['much', richSeed],
])('it holds openstack/ without its lists, of a machine about which there is %s to say', (_, seed) => {
  const openstackVersions = ['2018-08-27', 'latest'];
  const served = openstack
    .files({ ...seed, openstackVersions })
    .filter(({ path }) => /^openstack\/(?!.*password|.*index\.html$)/.test(path));
  expect(configDrive.files(seed).filter(({ path }) => path.startsWith('openstack/'))).toEqual(served);
});

test('it holds what EC2 says in one file, and nothing else', () => {
  const files = configDrive.files(richSeed);
  expect(pathsOf(files).filter((path) => !path.startsWith('openstack/'))).toEqual([
    'ec2/latest/meta-data.json',
  ]);
  expect(jsonOf(files, 'ec2/latest/meta-data.json')).toMatchObject({
    'instance-id': 'waf-1',
    'public-keys': { 0: { _name: '0=controller', 'openssh-key': keys.controller } },
  });
});

test('as a folder it is the same tree', () => {
  const below = configDriveFolder
    .files(richSeed)
    .map((file) =>
      'linkTo' in file
        ? { path: file.path.slice(13), linkTo: file.linkTo.slice(13) }
        : { path: file.path.slice(13), content: file.content },
    );
  expect(below).toEqual(configDrive.files(richSeed));
  expect(pathsOf(configDriveFolder.files(richSeed)).every((path) => path.startsWith('config-drive/'))).toBe(
    true,
  );
});
