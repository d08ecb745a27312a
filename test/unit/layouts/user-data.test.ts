import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { Part } from '../../../src/domain/part.js';
import { deviceTree } from '../../../src/layouts/device-tree.js';
import { images, layouts } from '../../../src/layouts/index.js';
import { userDataOf, vendorDataOf } from '../../../src/layouts/user-data.js';
import { bareSeed, jsonOf, pathsOf, richSeed, textOf } from './seeds.js';

const config: Part = {
  filename: 'users.config',
  contentType: 'text/cloud-config',
  content: '#cloud-config\nusers: []\n',
  gzip: false,
  encoding: 'auto',
};

describe('user-data that is compressed as a whole', () => {
  const packed = { ...richSeed, gzipUserData: true };
  test('is the same message, packed', () => {
    expect(gunzipSync(userDataOf(packed) as Uint8Array).toString()).toBe(userDataOf(richSeed));
  });

  test('is nothing where there is nothing to pack', () => {
    expect(userDataOf({ ...bareSeed, gzipUserData: true })).toBe('');
  });

  test.each(Object.entries(layouts))('is packed in %s', (_, layout) => {
    const files = layout.files(packed).filter(({ path }) => /(?:^|\/)user[-_]data$/.test(path));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      if ('linkTo' in file) continue;
      const bytes = Buffer.from(file.content);
      expect(bytes.subarray(0, 2).toString('hex'), file.path).toBe('1f8b');
      expect(gunzipSync(bytes).toString()).toContain('init.script');
    }
  });
});

describe('vendor-data', () => {
  test('is a message like user-data, in every place that clients look at', () => {
    const files = deviceTree(richSeed, { layouts: Object.keys(layouts) });
    const message = vendorDataOf(richSeed);
    expect(message).toContain('filename="vendor.script"');
    expect(textOf(files, 'vendor-data')).toBe(message);
    expect(textOf(files, 'nsfocus/latest/vendor_data')).toBe(message);
    expect(textOf(files, 'nsfocus/1.0/vendor_data')).toBe(message);
    expect(jsonOf(files, 'openstack/latest/vendor_data.json')).toEqual({ 'cloud-init': message });
  });
});

describe('included parts', () => {
  const seed = { ...bareSeed, included: [{ path: 'inc/users.config', part: config }] };

  test('lie in the document root, and are listed', () => {
    const files = deviceTree(seed, { layouts: ['nocloud'] });
    expect(textOf(files, 'inc/users.config')).toBe(config.content);
    expect(textOf(files, 'inc/index.html')).toBe('users.config\n');
    expect(textOf(files, 'index.html')).toContain('inc\n');
    expect(pathsOf(deviceTree(bareSeed, { layouts: ['nocloud'] })).join()).not.toContain('inc');
  });

  test.each(Object.entries(images))('lie in no image %s', (_, kind) => {
    const files = kind.files(seed);
    expect(pathsOf(files).filter((path) => path.includes('inc/'))).toEqual([]);
  });
});
