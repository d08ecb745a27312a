import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Interface } from '../../../src/domain/network.js';
import { nocloud } from '../../../src/layouts/nocloud.js';
import { bare, eth0, networks } from '../encode/network/networks.js';
import { bareSeed, keys, pathsOf, richSeed, textOf } from './seeds.js';

const metaDataOf = (seed: typeof bareSeed) => parse(textOf(nocloud.files(seed), 'meta-data'));

test('all four files are there, empty where there is nothing to say', () => {
  const files = nocloud.files(bareSeed);
  expect(pathsOf(files)).toEqual(['meta-data', 'user-data', 'vendor-data', 'network-config']);
  for (const path of pathsOf(files).slice(1)) expect(textOf(files, path)).toBe('');
  expect(metaDataOf(bareSeed)).toEqual({ 'instance-id': 'waf-1', 'local-hostname': 'waf-1' });
});

test('meta-data holds the keys, as a list, and all metadata of the device', () => {
  expect(metaDataOf(richSeed)).toMatchObject({
    'instance-id': 'waf-1',
    'local-hostname': 'waf-1.example.net',
    'public-keys': Object.values(keys),
    rack: 'r1',
    slots: [1, 2],
  });
});

describe('network-interfaces, for clients that take no network-config over HTTP', () => {
  const { 'DHCP of both families': dhcp, 'addresses of both families': addresses, SLAAC } = networks;
  test.each<[string, readonly Interface[], boolean]>([
    ['no interfaces', [], false],
    ['addresses', addresses, true],
    ['DHCP of both families', dhcp, true],
    ['SLAAC', SLAAC, true],
    ['DHCPv6 alone, which ENI cannot say to cloud-init', [{ ...eth0, dhcp6: true }], false],
    ['a NIC that has nothing beside one that has', [...addresses, { ...eth0, ...bare }], true],
    ['a bond and its VLAN', networks['a VLAN on a bond'], false],
    ['a bridge', networks['a bridge'], false],
  ])('%s', (_, interfaces, isThere) => {
    expect('network-interfaces' in metaDataOf({ ...bareSeed, interfaces })).toBe(isThere);
  });

  test('a key of the device wins', () => {
    const metaData = { 'network-interfaces': 'auto lo\n' };
    expect(metaDataOf({ ...richSeed, metaData })).toMatchObject(metaData);
  });
});
