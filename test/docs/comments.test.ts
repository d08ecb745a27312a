import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/folders.js';

const files = ['src', 'docs', 'test', 'scripts'].flatMap((folder) =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' }).map(
    (path) => `${folder}/${path}`,
  ),
);

/** A file, a folder, or how the name of one begins: docs/adr/0006 is enough. Imports call a source `.js`. */
const isThere = (path: string): boolean =>
  [path, path.replace(/\.js$/, '.ts')].some((name) =>
    files.some((file) => file.startsWith(name) || file.endsWith(`/${name}`)),
  );

/** Paths of our own files: what stands behind the word Source is another project's, and so are endings that we do not have. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/[^\n]*/g)]
    .map(([comment]) => comment.replace(/\bSources?\b[^]*/, ''))
    .flatMap((comment) => comment.match(ownPath) ?? []);

const ownPath =
  /(?<![\w./<>{}*-])(?:(?:src|docs|test|scripts)\/[\w/-]*\w(?:\.(?:ts|js|mjs|md|py|sh|txt|json))?(?![\w./-]*\w)|(?:[\w-]+\/)*[\w-]+\.(?:ts|mjs))\b/g;

test.each([
  ['// see src/nowhere/at-all.ts', 'src/nowhere/at-all.ts'],
  ['/** What docs/nowhere.md says. */', 'docs/nowhere.md'],
  ['/**\n * shape/nowhere.ts makes it.\n */', 'shape/nowhere.ts'],
  ['// scripts/nowhere holds it', 'scripts/nowhere'],
])('%j names a file that is not there', (text, path) => {
  expect(pathsIn(text)).toEqual([path]);
  expect(isThere(path)).toBe(false);
});

test.each([
  "const path = 'src/nowhere.ts';",
  '// Source: yaml, src/parse/cst.ts',
  "// libvirt's docs/formatdomain.rst",
  '// https://example.net/src/nowhere.ts',
])('%j names none of ours', (text) => {
  expect(pathsIn(text)).toEqual([]);
});

test('every file that a comment names is there', () => {
  const isSource = (path: string): boolean =>
    /\.(?:ts|mjs)$/.test(path) && !path.endsWith('comments.test.ts');
  const sources = ['eslint.config.js', 'vitest.config.ts', ...files.filter(isSource)];
  const named = sources.flatMap((source) =>
    pathsIn(readFileSync(join(projectRoot, source), 'utf8')).map((path) => ({ source, path })),
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter(({ path }) => !isThere(path))).toEqual([]);
});
