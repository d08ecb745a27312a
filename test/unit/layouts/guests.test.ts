import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Seed } from '../../../src/domain/seed.js';
import { ec2 } from '../../../src/layouts/ec2.js';
import { guestOf, guests } from '../../../src/layouts/guests/index.js';
import { images, layouts } from '../../../src/layouts/index.js';
import { networkConfigOf } from '../../../src/layouts/network-config.js';
import { nocloud } from '../../../src/layouts/nocloud.js';
import { openstackNetwork } from '../../../src/layouts/openstack-network.js';
import { userDataOf } from '../../../src/layouts/user-data.js';
import { eth0 } from '../encode/network/networks.js';
import { address, ip } from '../encode/network/values.js';
import { bareSeed, keys, pathsOf, richSeed, textOf } from './seeds.js';

const metaDataOf = (seed: Seed) => parse(textOf(nocloud.files(seed), 'meta-data'));

test('what guests read are layouts and images that there are', () => {
  for (const { reads } of Object.values(guests)) {
    expect(Object.keys(layouts)).toEqual(expect.arrayContaining([...(reads?.layouts ?? [])]));
    expect(Object.keys(images)).toEqual(expect.arrayContaining([...(reads?.images ?? [])]));
  }
});

describe('NoCloud for guests that are no cloud-init', () => {
  test('tiny-cloud has its name under hostname, and keys in the form of EC2', () => {
    expect(metaDataOf({ ...richSeed, guest: 'tiny-cloud' })).toMatchObject({
      'local-hostname': 'waf-1.example.net',
      hostname: 'waf-1.example.net',
      'public-keys': Object.values(keys).map((key) => ({ 'openssh-key': key })),
    });
  });

  test('nuageinit has keys under the name that OpenStack has for them', () => {
    const metaData = metaDataOf({ ...richSeed, guest: 'nuageinit' });
    expect(metaData.public_keys).toEqual(Object.values(keys));
    expect(metaData).not.toHaveProperty('hostname');
  });

  test.each([
    ['cloud-init', { 'user-data': '', 'vendor-data': '', 'network-config': '' }],
    ['tiny-cloud', { 'user-data': '', 'vendor-data': '' }],
    ['nuageinit', { 'user-data': '#cloud-config\n{}\n', 'vendor-data': '' }],
    ['talos', { 'user-data': '', 'vendor-data': '' }],
    ['afterburn', { 'user-data': '', 'vendor-data': '{}\n', 'network-config': 'version: 1\nconfig: []\n' }],
  ])('%s: files that would be empty', (guest, expected) => {
    const files = nocloud.files({ ...bareSeed, guest });
    const optional = pathsOf(files).filter((path) => path !== 'meta-data');
    expect(Object.fromEntries(optional.map((path) => [path, textOf(files, path)]))).toEqual(expected);
  });
});

test.each([
  ['nuageinit', { gateway4: '111.0.0.1' }],
  ['talos', { gateway4: '111.0.0.1' }],
])('a default route as %s knows it, whatever cloud_init says', (guest, expected) => {
  const eth0 = parse(networkConfigOf({ ...richSeed, guest })).ethernets.eth0;
  expect(eth0).toMatchObject(expected);
  expect(Object.keys(eth0).filter((key) => /gateway|routes/.test(key))).toEqual(Object.keys(expected));
});

test.each([
  ['cloud-init', []],
  ['ignition', ['2019-10-01']],
  ['afterburn', ['2021-01-03']],
])('the versions of EC2 that only %s asks for', (guest, expected) => {
  const tops = new Set(pathsOf(ec2.files({ ...bareSeed, guest })).map((path) => path.split('/')[0]));
  const usual = ['latest', '2009-04-04', '2016-09-02', '2018-09-24', '2021-03-23'];
  expect([...tops].filter((top) => !usual.includes(top as string))).toEqual(expected);
});

test.each([
  ['cloud-init', [], 'static'],
  ['talos', [{ type: 'dns', address: '111.0.0.53' }], 'ipv6'],
  ['nuageinit', [{ type: 'dns', address: '111.0.0.53' }], 'ipv6'],
])('network_data.json as %s reads it', (guest, services, type) => {
  const iface = {
    ...eth0,
    acceptRa: true,
    addresses: [address('111.0.0.11/24'), address('2001:db8::11/64')],
    nameservers: { addresses: [ip('111.0.0.53')], search: [] },
  };
  const data = JSON.parse(openstackNetwork({ ...bareSeed, interfaces: [iface], guest }).data ?? '');
  expect(data.services).toEqual(services);
  expect(data.networks).toMatchObject([{ type: 'ipv4' }, { type }]);
});

test('files alone make a text that the guest reads', () => {
  const files = [{ path: '/etc/motd', content: 'hello', mode: '0644' }];
  const firstLine = (guest: string) =>
    String(userDataOf({ ...bareSeed, files, userDataFormat: 'plain', guest })).split('\n')[0];
  expect(firstLine('tiny-cloud')).toBe('#alpine-config');
  expect(firstLine('nuageinit')).toBe('#cloud-config');
});

test('Talos is led to a URL by a serial number of its own', () => {
  expect(guestOf({ guest: 'talos' }).serial?.('http://192.0.2.1/a/')).toBe(
    'ds=nocloud-net;s=http://192.0.2.1/a/',
  );
});
