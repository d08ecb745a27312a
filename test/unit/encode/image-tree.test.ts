import { describe, expect, test } from 'vitest';
import { imageTree } from '../../../src/encode/image-tree.js';

describe('imageTree', () => {
  test('makes the folders that paths imply and sorts by code units', () => {
    const tree = imageTree([
      { path: 'b/c', content: 'é' },
      { path: 'a', content: new Uint8Array(3) },
      { path: 'B', content: '' },
    ]);
    expect(tree).toEqual({
      name: '',
      children: [
        { name: 'B', content: { data: '', size: 0 } },
        { name: 'a', content: { data: new Uint8Array(3), size: 3 } },
        { name: 'b', children: [{ name: 'c', content: { data: 'é', size: 2 } }] },
      ],
    });
  });

  test('gives a link the very content of its target, through other links, in any order', () => {
    const tree = imageTree([
      { path: 'first', linkTo: 'second' },
      { path: 'second', linkTo: 'third' },
      { path: 'third', content: 'x' },
    ]);
    const contents = tree.children.map((node) => 'content' in node && node.content);
    expect(new Set(contents).size).toBe(1);
  });

  test.each([
    ['', 'an empty path'],
    ['/a', 'an absolute path'],
    ['a//b', 'an empty segment'],
    ['a/../b', 'a segment that leads up'],
    ['./a', 'a segment that leads nowhere'],
    ['a\0b', 'a zero byte'],
  ])('throws for %j: %s', (path) => {
    expect(() => imageTree([{ path, content: '' }])).toThrow('is not a path of an image');
  });

  test.each([
    ['stands twice', ['a', 'a']],
    ['is a folder of the image, too', ['a/b', 'a']],
    ['which is a file of the image', ['a', 'a/b']],
  ])('throws where a path %s', (message, paths) => {
    expect(() => imageTree(paths.map((path) => ({ path, content: '' })))).toThrow(message);
  });

  test.each([
    ['a missing file', [{ path: 'a', linkTo: 'b' }]],
    ['itself', [{ path: 'a', linkTo: 'a' }]],
    [
      'a circle',
      [
        { path: 'a', linkTo: 'b' },
        { path: 'b', linkTo: 'c' },
        { path: 'c', linkTo: 'b' },
      ],
    ],
  ])('throws where a link leads to %s', (_, links) => {
    expect(() => imageTree([...links, { path: 'x', content: '' }])).toThrow('leads to no file');
  });

  test('throws for an image of no files', () => {
    expect(() => imageTree([])).toThrow('an image of no files');
  });
});
