import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as library from '../../src/index.js';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';

const document = readFileSync(join(projectRoot, 'docs', 'library.md'), 'utf8');
const programs = [...document.matchAll(/^```ts\n\/\/ (\w+\.ts)\n([\s\S]*?)^```$/gm)];

/** A strict project that has seedpress installed, with the programs of the document, compiled. */
async function compiledProject(): Promise<string> {
  const root = scratchFolder();
  const modules = join(root, 'node_modules');
  mkdirSync(join(modules, '@types'), { recursive: true });
  symlinkSync(projectRoot, join(modules, 'seedpress'));
  symlinkSync(join(projectRoot, 'node_modules/@types/node'), join(modules, '@types/node'));
  cpSync(join(projectRoot, 'node_modules/undici-types'), join(modules, 'undici-types'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }\n');
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    module: 'nodenext',
    target: 'es2023',
    types: ['node'],
    outDir: 'js',
  };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  for (const [, name = '', text = ''] of programs) writeFileSync(join(root, name), text);
  await runCli(['init', join(root, 'fleet')], { cwd: root });
  const compiler = join(projectRoot, 'node_modules/typescript7/bin/tsc');
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', '.'], { cwd: root, encoding: 'utf8' });
  expect(stdout).toBe('');
  return root;
}

test('the programs that docs/library.md shows compile strictly and print what they should', async () => {
  expect(programs.map(([, name]) => name)).toEqual(['build.ts', 'plan.ts', 'lint.ts', 'iso.ts', 'yaml.ts']);
  const root = await compiledProject();
  const run = (name: string): string => {
    const { stdout, stderr } = spawnSync(process.execPath, [join('js', name)], {
      cwd: root,
      encoding: 'utf8',
    });
    return stdout + stderr;
  };
  expect(run('build.js')).toBe('generation 1: 3 devices\n');
  // The compiled library knows its stamp.
  expect(run('plan.js').replace(/\+[0-9a-f]{12}:/, ':')).toBe(
    `seedpress ${library.VERSION}: 3 devices, 0 errors\n192.0.2.11 devices/web.yaml 7\n`,
  );
  expect(run('lint.js')).toMatch(
    /^user-data:2:1: (?:error|warning) config-key: .* did you mean "packages"\?\n$/,
  );
  expect(run('iso.js')).toBe('meta-data user-data\n');
  expect(run('yaml.js')).toBe('mac: "52:54:00:12:34:56"\nanswer: "no"\n\n750n\n');
}, 60_000);

test('an option that is none is refused', async () => {
  await expect(library.lint([], { cloudInit: 'new' })).rejects.toThrow(/^cloudInit: /);
  await expect(library.lint([], { budget: 'x' })).rejects.toThrow(/^budget: /);
});

test('rollback without a generation gives none', async () => {
  expect(await library.rollback({ root: scratchFolder() })).toEqual({ known: [] });
});
