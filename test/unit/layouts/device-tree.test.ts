import { describe, expect, test } from 'vitest';
import { deviceTree } from '../../../src/layouts/device-tree.js';
import { layouts } from '../../../src/layouts/index.js';
import { bareSeed, pathsOf, richSeed, textOf } from './seeds.js';

const all = Object.keys(layouts);
const seeds = { little: bareSeed, much: richSeed };

describe.each(Object.entries(seeds))('a machine about which there is %s to say', (_, seed) => {
  test('layouts share files, and no path stands twice', () => {
    for (const names of [all, [...all].reverse()]) {
      const paths = pathsOf(deviceTree(seed, { layouts: names }));
      expect(new Set(paths).size).toBe(paths.length);
    }
  });

  test('every link leads to a file that is written before it', () => {
    const written = new Set<string>();
    for (const file of deviceTree(seed, { layouts: [...all].reverse() })) {
      if ('linkTo' in file) expect(written).toContain(file.linkTo);
      written.add(file.path);
    }
  });

  test('every folder that is served lists its names', () => {
    const files = deviceTree(seed, { layouts: all.filter((name) => name !== 'config-drive') });
    for (const [folder, names] of foldersOf(pathsOf(files))) {
      const listed = textOf(files, folder === '' ? 'index.html' : `${folder}/index.html`)
        .trimEnd()
        .split('\n')
        .map((name) => name.replace(/\/$|=.*/, ''));
      // What OpenStack lists there is versions.
      const expected = folder === 'openstack' ? names.filter((name) => name !== 'content') : names;
      expect([...listed].sort(), folder).toEqual([...expected].sort());
    }
  });
});

test('the top lists each tree once', () => {
  const files = deviceTree(bareSeed, { layouts: ['namespace', 'openstack', 'ec2', 'cloudstack'] });
  expect(textOf(files, 'index.html').split('\n').slice(0, 3)).toEqual(['nsfocus', 'openstack', 'latest']);
});

test('two layouts that write one path differently are a fault', () => {
  const seed = { ...bareSeed, namespace: 'latest' };
  expect(() => deviceTree(seed, { layouts: ['ec2', 'namespace'] })).toThrow(
    'layout namespace writes latest/index.html otherwise than another layout did',
  );
});

/** Folder -> names of its files and folders, lists aside. */
function foldersOf(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const segments = path.split('/');
    segments.forEach((name, depth) => {
      const names = folders.get(segments.slice(0, depth).join('/')) ?? [];
      if (name !== 'index.html' && !names.includes(name)) names.push(name);
      folders.set(segments.slice(0, depth).join('/'), names);
    });
  }
  return folders;
}
