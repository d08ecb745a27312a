import { describe, expect, test } from 'vitest';
import { nameMangler } from '../../../../src/encode/iso/names.js';

const mangled = (names: readonly string[], kind: 'file' | 'folder' = 'file') => {
  const mangle = nameMangler();
  return names.map((name) => mangle(name, kind));
};

describe('nameMangler', () => {
  test.each([
    ['meta-data', 'META_DAT.;1'],
    ['meta_data.json', 'META_DAT.JSO;1'],
    ['a.tar.gz', 'A_TAR.GZ;1'],
    ['.hidden', '_HIDDEN.;1'],
    ['0000', '0000.;1'],
    ['ümlaut.ß', '__MLAUT.__;1'],
  ])('calls the file %s %s', (name, identifier) => {
    expect(mangled([name])).toEqual([identifier]);
  });

  test('leaves folders without a dot and a version', () => {
    expect(mangled(['2018-08-27', 'a.d'], 'folder')).toEqual(['2018_08_', 'A_D']);
  });

  test('numbers what would be called the same', () => {
    expect(mangled(['vendor_data.json', 'vendor_data2.json', 'VENDOR_DATA.JSON', 'vendo000.jso'])).toEqual([
      'VENDOR_D.JSO;1',
      'VENDO000.JSO;1',
      'VENDO001.JSO;1',
      'VENDO002.JSO;1',
    ]);
  });

  test('keeps a file and a folder of one name apart', () => {
    const mangle = nameMangler();
    expect([mangle('a', 'file'), mangle('A', 'folder')]).toEqual(['A.;1', 'A000']);
  });

  test('has a name for each of 20,000 files that begin alike, soon', () => {
    const names = mangled(Array.from({ length: 20_000 }, (_, index) => `content-of-a-fleet-${index}`));
    expect(new Set(names).size).toBe(20_000);
    expect(names.every((name) => /^[A-Z0-9_]{1,8}\.;1$/.test(name))).toBe(true);
  });
});
