import { expect, test } from 'vitest';
import { type DiskFiles, diskFiles, diskKind } from '../../../src/encode/disk/disk-files.js';
import { encodeIso } from '../../../src/encode/iso.js';
import { encodeVfat } from '../../../src/encode/vfat.js';
import { contentsOf, treeFiles } from '../../support/images.js';

const expected = contentsOf(treeFiles);
const textsOf = ({ files }: DiskFiles) =>
  Object.fromEntries([...files].map(([path, content]) => [path, content.toString('latin1')]));

test.each([
  ['iso9660', Buffer.from(encodeIso(treeFiles, { label: 'config-2' }))],
  ['vfat', Buffer.from(encodeVfat(treeFiles, { label: 'config-2' }))],
] as const)('%s: what our writer wrote is read back', (kind, image) => {
  expect(diskKind(image)).toBe(kind);
  const found = diskFiles(image);
  expect(found.label).toBe('config-2');
  expect(textsOf(found)).toEqual(expected);
});

test.each([['#cloud-config\n'], [''], ['x'.repeat(40_000)]])('no image: %j', (text) => {
  expect(diskKind(Buffer.from(text))).toBeUndefined();
});
