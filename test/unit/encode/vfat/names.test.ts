import { describe, expect, test } from 'vitest';
import { shortNamer } from '../../../../src/encode/vfat/names.js';

const shortNames = (names: readonly string[]) => {
  const shortNameOf = shortNamer();
  return names.map((name) => shortNameOf(name).text);
};

describe('shortNamer', () => {
  test.each([
    ['meta-data', 'META-D~1   '],
    ['meta_data.json', 'META_D~1JSO'],
    ['0000', '0000       '],
    ['README.TXT', 'README  TXT'],
    ['readme.txt', 'README~1TXT'],
    ['.hidden', '_HIDDE~1   '],
    ['ümlaut', '_MLAUT~1   '],
    ['a b', 'A_B~1      '],
  ])('calls %s %j', (name, short) => {
    expect(shortNames([name])).toEqual([short]);
  });

  test('says that a name needs no long one beside it where 8.3 holds it as it is', () => {
    const shortNameOf = shortNamer();
    expect(
      ['0000', 'README.TXT', 'Readme.txt', 'LONG.HTML'].map((name) => shortNameOf(name).isExact),
    ).toEqual([true, true, false, false]);
  });

  test('hands each short name out once', () => {
    expect(shortNames(['VENDOR~1', 'vendor_data', 'vendor_data2', 'vendor'])).toEqual([
      'VENDOR~1   ',
      'VENDOR~2   ',
      'VENDOR~3   ',
      'VENDOR~4   ',
    ]);
    const many = shortNames(Array.from({ length: 20_000 }, (_, index) => `content-of-a-fleet-${index}`));
    expect(new Set(many).size).toBe(20_000);
  });
});
