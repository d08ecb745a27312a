import { describe, expect, test } from 'vitest';
import type { Part } from '../../../src/domain/part.js';
import { scriptFile, scriptKind } from '../../../src/encode/mime/script-kind.js';
import { inDeclaredOrder } from '../../../src/seed/script-order.js';

const part = (filename: string, contentType = 'text/x-shellscript', content = '#!/bin/sh\n'): Part => ({
  filename,
  contentType,
  content,
  gzip: false,
  encoding: 'auto',
});

const names = (parts: readonly Part[]): readonly string[] =>
  inDeclaredOrder(parts).map(({ filename }) => filename);

describe('the names of scripts', () => {
  test.each([
    [[], []],
    [['b'], ['b']],
    [
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ],
    [
      ['b', 'a'],
      ['001-b', '002-a'],
    ],
    [
      ['1-a', '10-b', '9-c'],
      ['1-a', '10-b', '9-c'],
    ],
    [
      ['9-a', '10-b'],
      ['001-9-a', '002-10-b'],
    ],
    // Upper case comes first, as in the C locale and in Python.
    [
      ['Z', 'a'],
      ['Z', 'a'],
    ],
    // cloud-init leaves out what is no ASCII letter, digit or one of _-.(): both would be ".sh".
    [
      ['第一.sh', '第二.sh'],
      ['001-第一.sh', '002-第二.sh'],
    ],
    [['第'], ['001-第']],
    [
      ['a b', 'ab'],
      ['001-a b', '002-ab'],
    ],
  ])('%j become %j', (before, after) => {
    expect(names(before.map((name) => part(name)))).toEqual(after);
  });

  test('each folder counts for itself, and no other part does', () => {
    const parts = [
      part('z'),
      part('y', 'text/x-shellscript-per-boot'),
      part('x', 'text/cloud-config'),
      part('w', 'text/x-shellscript-per-boot'),
      part('a', 'text/cloud-boothook'),
      part('zz'),
    ];
    expect(names(parts)).toEqual(['z', '001-y', 'x', '002-w', 'a', 'zz']);
  });

  test('a thousand scripts have numbers of one width', () => {
    const after = names(Array.from({ length: 1_000 }, (_, index) => part(`s${1_000 - index}`)));
    expect(after[0]).toBe('0001-s1000');
    expect(after.map(scriptFile)).toEqual(after.map(scriptFile).sort());
  });

  test('a jinja part is the script that it renders to', () => {
    const jinja = (text: string): Part => part('j', 'text/jinja2', `## template: jinja\n${text}`);
    expect(scriptKind(jinja('#!/bin/sh\n'))).toBe('text/x-shellscript');
    expect(scriptKind(jinja('#cloud-config\n'))).toBeUndefined();
  });
});
