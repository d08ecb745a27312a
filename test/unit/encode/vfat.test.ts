import { describe, expect, test } from 'vitest';
import type { OutputFile } from '../../../src/domain/output-file.js';
import { encodeVfat } from '../../../src/encode/vfat.js';
import { nocloudFiles, treeFiles } from '../../support/images.js';

const label = 'cidata';

describe('encodeVfat', () => {
  test('writes a boot sector that names size, type and label', () => {
    const image = Buffer.from(encodeVfat(nocloudFiles, { label }));
    expect(image.length).toBe(image.readUInt16LE(19) * 512);
    expect(image.toString('latin1', 43, 62)).toBe('cidata     FAT12   ');
    expect(image.readUInt16BE(510)).toBe(0x55aa);
  });

  test('takes 32 KiB for four small files', () => {
    expect(encodeVfat(nocloudFiles, { label }).length).toBe(32 * 1024);
  });

  test('writes the same bytes for the same files, in whatever order they come', () => {
    const image = encodeVfat(treeFiles, { label });
    expect(Buffer.compare(encodeVfat([...treeFiles].reverse(), { label }), image)).toBe(0);
  });

  test('gives volumes of different content different serial numbers', () => {
    const serialOf = (files: readonly OutputFile[]) =>
      Buffer.from(encodeVfat(files, { label })).readUInt32LE(39);
    expect(serialOf(nocloudFiles)).not.toBe(serialOf(treeFiles));
  });

  test.each([
    [8_000_000, 'FAT12'],
    [8_400_000, 'FAT16'],
    [140_000_000, 'FAT16'],
  ])('for %i bytes is a volume of %s', (size, type) => {
    const image = Buffer.from(encodeVfat([{ path: 'big', content: new Uint8Array(size) }], { label }));
    expect(image.toString('latin1', 54, 59)).toBe(type);
  });
});

describe('what encodeVfat throws for', () => {
  const one = (path: string): readonly OutputFile[] => [{ path, content: '' }];

  test.each(['', 'twelve-chars', 'a b', '-n'])('the label %j', (wrong) => {
    expect(() => encodeVfat(one('a'), { label: wrong })).toThrow('is no volume label of FAT');
  });

  test.each([
    ['a?', 'holds "?", which VFAT does not take'],
    ['folder/a|b', 'holds "|"'],
    ['ends.', 'ends in a dot or a space'],
    ['ends /x', 'ends in a dot or a space'],
    ['n'.repeat(256), 'has 256 characters; VFAT takes at most 255'],
    ['smile-😀', 'outside UCS-2'],
  ])('the name %j', (path, message) => {
    expect(() => encodeVfat(one(path), { label })).toThrow(message);
  });

  test('names that differ in case alone', () => {
    expect(() => encodeVfat([...one('x/meta-data'), ...one('x/Meta-Data')], { label })).toThrow(
      '"x/meta-data" and "x/Meta-Data" are one name to VFAT',
    );
  });

  test('a date before 1980', () => {
    expect(() => encodeVfat(one('a'), { label, date: new Date(0) })).toThrow('is no date of FAT');
  });
});
