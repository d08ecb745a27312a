import { expect, test } from 'vitest';
import { contentDigest } from '../../../src/domain/content-digest.js';
import { contentDigests } from '../../../src/sinks/content-digests.js';
import { treeShapes } from '../../../src/sinks/tree-shape.js';

const file = (path: string) => ({ path, content: '' });

test('trees of the same paths have one shape: folders, each after the one that it stands in, and links', () => {
  const shapeOf = treeShapes();
  const tree = [file('a/b/c'), { path: 'd', linkTo: 'a/b/c' }, { path: 'a/e', linkTo: 'd' }];
  const shape = shapeOf(tree);
  expect(shape).toEqual({ paths: ['a/b/c', 'd', 'a/e'], folders: ['a', 'a/b'], targets: [-1, 0, 1] });
  expect(shapeOf(tree.map((one) => ({ ...one })))).toBe(shape);
  expect(shapeOf([...tree, file('f')])).not.toBe(shape);
  expect(shapeOf([tree[0] as never, file('d'), tree[2] as never])).not.toBe(shape);
});

test('a path that leads out, and a link to nothing, are never known', () => {
  const shapeOf = treeShapes();
  for (let time = 0; time < 2; time += 1) {
    expect(() => shapeOf([file('../x')])).toThrow('not a path inside the output');
    expect(() => shapeOf([{ path: 'x', linkTo: 'y' }])).toThrow('not written before it');
  }
});

test('the digest of a device is that of its sorted lines, whatever is beside its tree and in its names', () => {
  const shapeOf = treeShapes();
  const digestOf = contentDigests();
  const trees = [['b', 'a/b', 'a.b'], ['b', 'a/b', 'a.b'], ['a b', 'a'], ['a', 'a b'], []];
  const besides = [[], ['.iso'], ['.iso'], ['.iso', '-x.json']];
  let number = 0;
  const sum = (): string => String((number += 7_919) % 97).padStart(64, '0');
  for (const paths of trees)
    for (const names of besides) {
      const sums = paths.map(sum);
      const beside = names.map((name) => [name, sum()] as const);
      const all = [...paths.map((path, index) => [`/${path}`, sums[index] as string] as const), ...beside];
      expect(digestOf(shapeOf(paths.map(file)), sums, beside)).toBe(contentDigest(all));
    }
});
