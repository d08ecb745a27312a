import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Part } from '../../../src/domain/part.js';
import type { Seed } from '../../../src/domain/seed.js';
import { guestinfo, guestinfoSettings } from '../../../src/layouts/guestinfo.js';
import { userDataOf, vendorDataOf } from '../../../src/layouts/user-data.js';
import { bareSeed, jsonOf, keys, richSeed } from './seeds.js';

/** A setting as the guest reads it. */
function read(seed: Seed, key: string): string {
  const settings = guestinfoSettings(seed);
  expect(settings[`${key}.encoding`]).toBe('gzip+base64');
  return gunzipSync(Buffer.from(settings[key] ?? '', 'base64')).toString();
}

const metaDataOf = (seed: Seed) => parse(read(seed, 'guestinfo.metadata'));

const part = (contentType: string, content: string): Part => ({
  filename: 'config',
  contentType,
  content,
  gzip: false,
  encoding: 'auto',
});

test('the file holds the settings as they are', () => {
  expect(jsonOf(guestinfo.files(richSeed), 'waf-1.guestinfo.json')).toEqual(guestinfoSettings(richSeed));
});

test('the metadata holds identity, keys and the network', () => {
  expect(metaDataOf(richSeed)).toMatchObject({
    'instance-id': 'waf-1',
    'local-hostname': 'waf-1.example.net',
    'public-keys-data': Object.values(keys).join('\n'),
    rack: 'r1',
    network: { version: 2, ethernets: { eth0: { addresses: ['111.0.0.11/24'] } } },
  });
  expect(metaDataOf({ ...richSeed, networkConfig: 'v1' }).network).toMatchObject({ version: 1 });
});

test('user-data and vendor-data are what every client gets', () => {
  expect(read(richSeed, 'guestinfo.userdata')).toBe(userDataOf(richSeed));
  expect(read(richSeed, 'guestinfo.vendordata')).toBe(vendorDataOf(richSeed));
  // What is packed as a whole is not packed twice.
  expect(read({ ...richSeed, gzipUserData: true }, 'guestinfo.userdata')).toBe(userDataOf(richSeed));
});

test('what is empty has no setting', () => {
  expect(Object.keys(guestinfoSettings(bareSeed))).toEqual([
    'guestinfo.metadata',
    'guestinfo.metadata.encoding',
  ]);
  expect(metaDataOf(bareSeed)).toEqual({ 'instance-id': 'waf-1', 'local-hostname': 'waf-1' });
});

describe('guests that are no cloud-init', () => {
  test('Ignition reads its own key', () => {
    const userData = [part('application/vnd.coreos.ignition+json', '{"ignition":{"version":"3.3.0"}}')];
    expect(Object.keys(guestinfoSettings({ ...richSeed, userData }))).toEqual([
      'guestinfo.ignition.config.data',
      'guestinfo.ignition.config.data.encoding',
    ]);
    expect(read({ ...richSeed, userData }, 'guestinfo.ignition.config.data')).toBe(userData[0]?.content);
  });

  test('Talos reads its own key and the metadata, in base64 alone', () => {
    const content = 'version: v1alpha1\n';
    const userData = [part('application/vnd.talos.config+yaml', content)];
    const { 'guestinfo.metadata': metaData, ...others } = guestinfoSettings({ ...richSeed, userData });
    expect(others).toEqual({ 'guestinfo.talos.config': Buffer.from(content).toString('base64') });
    expect(parse(Buffer.from(metaData ?? '', 'base64').toString())).toMatchObject({
      'local-hostname': 'waf-1.example.net',
      network: { version: 2 },
    });
    // What has no version of a network it refuses.
    expect(guestinfoSettings({ ...bareSeed, userData })).not.toHaveProperty(['guestinfo.metadata']);
  });
});
