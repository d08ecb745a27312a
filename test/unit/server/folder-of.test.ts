import { expect, test } from 'vitest';
import { byDeviceId } from '../../../src/server/folder-of.js';

const peer = '127.0.0.1';

test('the first segment is the id of the device, the others are the path in its folder', () => {
  expect(byDeviceId({ peer, path: ['waf-1', 'nsfocus', 'latest'] })).toEqual({
    folder: 'www/waf-1',
    rest: ['nsfocus', 'latest'],
  });
  expect(byDeviceId({ peer, path: ['waf-1'] })).toEqual({ folder: 'www/waf-1', rest: [] });
});

test.each([
  [[]],
  [['WAF-1']],
  [['.git']],
  [['waf_1']],
  [['manifest.json']],
  [['waf-1-']],
  [['a'.repeat(64)]],
  [['wäf']],
])('%j is nobody', (path) => {
  expect(byDeviceId({ peer, path })).toBeUndefined();
});
