import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inRoot } from '../../scripts/lib/root.mjs';
import { entries, floors } from '../../scripts/lint/floors.mjs';
import { lintText } from './lint-text.js';

const names = Object.keys(floors);
const allowedText = (allowed: readonly string[]) => allowed.join(', ') || 'nothing of ours';

const forbidden = names.flatMap((from) =>
  [...names, ...Object.keys(entries)]
    .filter((target) => target !== from && !floors[from]?.includes(target))
    .map((target) => ({
      from,
      target,
      path: target.endsWith('.ts') ? target.replace('.ts', '.js') : `${target}/x.js`,
    })),
);
const permitted = names.flatMap((from) =>
  [from, ...(floors[from] ?? [])].map((target) => ({ from, target })),
);

describe('imports go down', () => {
  test('every floor has imports that are refused', () => {
    expect(new Set(forbidden.map(({ from }) => from))).toEqual(new Set(names));
  });

  test.each(forbidden)('$from may not import $target', ({ from, path }) => {
    const messages = lintText(`import { x } from '../${path}';`, { file: `src/${from}/planted.ts` });
    const allowed = allowedText(floors[from] ?? []);
    expect(messages).toEqual([`${from} may import ${allowed}: imports go down (ARCHITECTURE.md, Floors)`]);
  });

  test.each(permitted)('$from may import $target', ({ from, target }) => {
    expect(lintText(`import { x } from '../${target}/x.js';`, { file: `src/${from}/planted.ts` })).toEqual(
      [],
    );
  });

  test.each([
    ["import { x } from '../inventory/x.js';", 'an import'],
    ["import type { X } from '../inventory/x.js';", 'a type'],
    ["import '../inventory/x.js';", 'an import for its effect'],
    ["export { x } from '../inventory/x.js';", 'a re-export'],
    ["export type { X } from '../inventory/x.js';", 'a re-exported type'],
    ["export * from '../inventory/x.js';", 'a re-export of all'],
    ["export * as x from '../inventory/x.js';", 'a re-export under a name'],
    ["const x = await import('../inventory/x.js');", 'a dynamic import'],
    ['const x = await import(`../inventory/x.js`);', 'a dynamic import of a template'],
    ["type X = import('../inventory/x.js').X;", 'an import type'],
    ["let x: typeof import('../inventory/x.js');", 'a typeof import'],
    ["import x = require('../inventory/x.js');", 'an import assignment'],
    ["const x = require('../inventory/x.js');", 'a require'],
    ["new Worker(new URL('../inventory/x.js', import.meta.url));", 'the file of a worker'],
    ["import { x } from '../../src/inventory/x.js';", 'a way round through the repository'],
    ["import { x } from './../layouts/../inventory/x.js';", 'a winding path'],
    [`import { x } from '${inRoot('src/inventory/x.js')}';`, 'an absolute path'],
    [`import { x } from 'file://${inRoot('src/inventory/x.js')}';`, 'a file URL'],
  ])('%s is caught as %s', (text) => {
    expect(lintText(text, { file: 'src/layouts/planted.ts' })).toEqual([
      expect.stringMatching(
        /^layouts may import encode, domain[:,]|^write the path of an import as one string/,
      ),
    ]);
  });

  test('nested folders count as their floor', () => {
    const file = 'src/cli/commands/deep/planted.ts';
    expect(lintText("import { x } from '../../../pipeline/deep/x.js';", { file })).toEqual([]);
    expect(lintText("import { x } from '../../x.js'; import { y } from '../y.js';", { file })).toEqual([]);
    expect(lintText("import { x } from '../../../sinks/deep/x.js';", { file })).toEqual([
      'cli may import server, importers, pipeline, diagnostics, domain: imports go down (ARCHITECTURE.md, Floors)',
    ]);
  });

  test.each([
    ['main.ts', './cli/run.js', undefined],
    ['main.ts', './pipeline/build.js', 'main.ts may import cli'],
    ['main.ts', './index.js', 'main.ts may import cli'],
    ['index.ts', './pipeline/build.js', undefined],
    ['index.ts', './domain/seed.js', undefined],
    ['index.ts', './cli/run.js', 'index.ts may import library, pipeline, layouts, diagnostics, domain'],
  ])('src/%s imports %s: %s', (file, path, message) => {
    const messages = lintText(`export { x } from '${path}';`, { file: `src/${file}` });
    const expected = message === undefined ? [] : [`${message}: imports go down (ARCHITECTURE.md, Floors)`];
    expect(messages).toEqual(expected);
  });

  test('the package is not imported by its own name', () => {
    expect(lintText("import { build } from 'seedpress';", { file: 'src/layouts/planted.ts' })).toEqual([
      'layouts may import encode, domain, by the shortest relative path (ARCHITECTURE.md, Floors)',
    ]);
  });

  test('src imports nothing from beside it', () => {
    expect(lintText("import { x } from '../../test/x.js';", { file: 'src/cli/planted.ts' })).toEqual([
      'cli may import server, importers, pipeline, diagnostics, domain: imports go down (ARCHITECTURE.md, Floors)',
    ]);
  });

  test('the path of an import stands as a string', () => {
    const messages = lintText('export const load = (name: string) => import(`../${name}.js`);', {
      file: 'src/cli/planted.ts',
    });
    expect(messages).toEqual([
      'write the path of an import as one string: its floor has to be readable (ARCHITECTURE.md, Floors)',
    ]);
  });

  test.each(['src/helpers/planted.ts', 'src/planted.ts'])('%s is on no floor', (file) => {
    expect(lintText('export const x = 1;', { file })).toEqual([
      expect.stringMatching(/is no floor; the floors are cli/),
    ]);
  });

  test.each(['test/unit/planted.test.ts', 'scripts/planted.mjs'])('%s may import every floor', (file) => {
    expect(lintText("import { x } from '../../src/sinks/x.js';", { file })).toEqual([]);
  });
});

describe('the table of floors', () => {
  const folders = readdirSync(inRoot('src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  test('names every folder of src', () => {
    expect(names).toEqual(expect.arrayContaining(folders));
  });

  test('has no way back up', () => {
    const reaches = (from: string): readonly string[] =>
      (floors[from] ?? []).flatMap((target) => [target, ...reaches(target)]);
    for (const name of names) expect(reaches(name)).not.toContain(name);
  });

  test('is the one of ARCHITECTURE.md', () => {
    const rows = readFileSync(inRoot('ARCHITECTURE.md'), 'utf8').matchAll(
      /^\| src\/([\w-]+) \|.*\| (.*) \|$/gm,
    );
    const documented = Object.fromEntries([...rows].map(([, name = '', imports = '']) => [name, imports]));
    expect(Object.keys(documented).sort()).toEqual(folders.sort());
    for (const [name, imports] of Object.entries(documented)) {
      const below = names.slice(names.indexOf(name) + 1);
      const listed = (imports === 'all below' ? below.join(', ') : imports).replace('nothing', '');
      expect({ name, imports: listed }).toEqual({ name, imports: floors[name]?.join(', ') });
    }
  });
});
