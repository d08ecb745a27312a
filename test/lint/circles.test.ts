import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRoot } from '../../scripts/lib/root.mjs';
import { circlesAmong } from './circles.js';

test.each([
  ['two files', { 'src/a.ts': "import { b } from './b.js';", 'src/b.ts': "export * from './a.js';" }],
  ['types', { 'src/a.ts': "import type { B } from './b.js';", 'src/b.ts': "let a: import('./a.js').A;" }],
  ['itself', { 'src/a.ts': "import { b } from './a.js';" }],
  [
    'three files in two folders',
    {
      'src/a/x.ts': "import { y } from '../b/y.js';",
      'src/b/y.ts': "const z = await import('./z.js');",
      'src/b/z.ts': "import {\n  x,\n} from '../a/x.js';",
    },
  ],
])('a circle of %s is found', (_, planted: Readonly<Record<string, string>>) => {
  expect(circlesAmong(new Map(Object.entries(planted)))).toEqual([Object.keys(planted)]);
});

test('two ways to one file are no circle', () => {
  const planted = {
    'src/a.ts': "import './b.js';\nimport './c.js';",
    'src/b.ts': "import './c.js';",
    'src/c.ts': '',
  };
  expect(circlesAmong(new Map(Object.entries(planted)))).toEqual([]);
});

test.each(['src', 'scripts', 'test'])('no files of %s import each other in a circle', (folder) => {
  const paths = readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|mjs)$/.test(path))
    .map((path) => `${folder}/${path}`);
  expect(paths.length).toBeGreaterThan(10);
  const sources = new Map(paths.map((path) => [path, readFileSync(inRoot(path), 'utf8')]));
  const circles = circlesAmong(sources);
  expect(circles.map((circle) => circle.join(' -> '))).toEqual([]);
});
