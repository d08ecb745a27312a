import { describe, expect, test } from 'vitest';
import type { DeviceId } from '../../../src/domain/device-id.js';
import type { Token } from '../../../src/domain/token.js';
import { asDevice, asDeviceByToken } from '../../../src/server/folder-of/as-device.js';
import { asPublished, openLoopback } from '../../../src/server/folder-of.js';

const token = '0123456789abcdef0123456789abcdef';
const placesOf = (path: string, peer?: string, folderOf = asPublished) =>
  folderOf({ peer, path: path.split('/').filter((segment) => segment !== '') }).map(
    ({ folder, rest }) => `${folder} ${rest.join('/')}`,
  );

describe('as the site is published', () => {
  test.each([
    ['/nsfocus/latest', '111.0.0.11', ['by-id/nsfocus latest', 'by-ip/111.0.0.11 nsfocus/latest']],
    ['/', '111.0.0.11', ['by-ip/111.0.0.11 ']],
    ['/WAF-1/x', '2001:DB8::0011', ['by-ip/2001:db8::11 WAF-1/x']],
    ['/x', '::ffff:111.0.0.11', ['by-id/x ', 'by-ip/111.0.0.11 x']],
    ['/x', '::FFFF:6f00:b', ['by-id/x ', 'by-ip/111.0.0.11 x']],
    ['/waf-1/x', '127.0.0.1', ['by-id/waf-1 x', 'by-ip/127.0.0.1 waf-1/x']],
    ['/waf-1', '::1', ['by-id/waf-1 ', 'by-ip/::1 waf-1']],
    ['/waf-1', 'fe80::1%eth0', ['by-id/waf-1 ']],
    ['/waf-1', undefined, ['by-id/waf-1 ']],
    ['/meta_data', undefined, []],
    ['/', undefined, []],
    [`/s/${token}/meta-data`, '127.0.0.1', [`s/${token} meta-data`]],
    [`/s/${token}`, undefined, [`s/${token} `]],
    [`/s/${token.toUpperCase()}/x`, undefined, [`by-id/s ${token.toUpperCase()}/x`]],
    ['/s/x', '111.0.0.11', ['by-id/s x', 'by-ip/111.0.0.11 s/x']],
  ])('%s from %s may be read in %j', (path, peer, places) => {
    expect(placesOf(path, peer)).toEqual(places);
  });

  test.each(['.git', '..', 'waf_1', 'manifest.json', 'waf-1-', 'a'.repeat(64), 'wäf', 'by-ip/../x'])(
    '%j names nobody',
    (name) => {
      expect(asPublished({ peer: undefined, path: [name] })).toEqual([]);
      expect(asPublished({ peer: '127.0.0.1', path: [name] })).toEqual([
        { folder: 'by-ip/127.0.0.1', rest: [name] },
      ]);
    },
  );

  test.each(['../../etc', '127.0.0.1/..', '', 'x', '1.2.3', '127.0.0.1\n'])(
    '%j is nobody’s address',
    (peer) => {
      expect(asPublished({ peer, path: ['meta_data'] })).toEqual([]);
    },
  );
});

describe('with an open loopback', () => {
  test.each([
    ['/waf-1/x', '127.0.0.1', ['by-id/waf-1 x', 'by-ip/127.0.0.1 waf-1/x', 'www/waf-1 x']],
    ['/waf-1', '127.255.255.254', ['by-id/waf-1 ', 'by-ip/127.255.255.254 waf-1', 'www/waf-1 ']],
    ['/waf-1', '::1', ['by-id/waf-1 ', 'by-ip/::1 waf-1', 'www/waf-1 ']],
    ['/waf-1', '128.0.0.1', ['by-id/waf-1 ', 'by-ip/128.0.0.1 waf-1']],
    [`/s/${token}/meta-data`, '127.0.0.1', [`s/${token} meta-data`]],
  ])('%s from %s may be read in %j', (path, peer, places) => {
    expect(placesOf(path, peer, openLoopback)).toEqual(places);
  });
});

test('a token of its own opens one device and nothing else', () => {
  const folderOf = asDeviceByToken('waf-1' as DeviceId, token as Token);
  expect(placesOf(`/s/${token}/meta-data`, '127.0.0.1', folderOf)).toEqual(['www/waf-1 meta-data']);
  for (const path of ['/meta-data', '/waf-1/meta-data', `/s/${token.replace('0', '1')}/meta-data`])
    expect(placesOf(path, '127.0.0.1', folderOf)).toEqual([]);
});

test('as one device sees it, the whole path is in its folder', () => {
  const folderOf = asDevice('waf-1' as DeviceId);
  expect(folderOf({ peer: '111.0.0.99', path: ['waf-2', 'meta-data'] })).toEqual([
    { folder: 'www/waf-1', rest: ['waf-2', 'meta-data'] },
  ]);
});
