import { expect, test } from 'vitest';
import { bootPartition } from '../../../src/layouts/boot-partition.js';
import { nocloud } from '../../../src/layouts/nocloud.js';
import { bareSeed, pathsOf, richSeed, textOf } from './seeds.js';

test('the files are those of NoCloud, in a folder of the device', () => {
  const files = bootPartition.files(richSeed);
  expect(pathsOf(files)).toEqual(
    pathsOf(nocloud.files(richSeed)).map((path) => `waf-1.boot-partition/${path}`),
  );
  for (const path of pathsOf(nocloud.files(richSeed)))
    expect(textOf(files, `waf-1.boot-partition/${path}`)).toBe(textOf(nocloud.files(richSeed), path));
});

test('of a bare machine there are the two files that cloud-init needs', () => {
  expect(pathsOf(bootPartition.files(bareSeed))).toEqual([
    'waf-1.boot-partition/meta-data',
    'waf-1.boot-partition/user-data',
  ]);
});
