import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { OutputFile } from '../../src/domain/output-file.js';
import { encodeIso } from '../../src/encode/iso.js';
import { encodeVfat } from '../../src/encode/vfat.js';
import { runCli } from '../support/cli.js';
import { scratchFolder } from '../support/folders.js';

// What people have beside user-data: the folder of a seed, meta-data, network-config, and what is none of them.
// bad/<mistake>/ holds it with the exact text that lint prints; about those of good/ it is silent.
// SEEDPRESS_UPDATE=1 writes that text anew: read the difference before you commit it.
const here = dirname(fileURLToPath(import.meta.url));
const casesOf = (kind: string) => readdirSync(join(here, kind)).sort();
const inputOf = (cwd: string): string =>
  readdirSync(cwd).find((name) => !['expected.txt', 'arguments.txt'].includes(name)) as string;

test.each(casesOf('bad'))('%s: lint says what is wrong', async (mistake) => {
  const cwd = join(here, 'bad', mistake);
  const { stdout, code } = await runCli(['lint', inputOf(cwd)], { cwd });
  const expectedFile = join(cwd, 'expected.txt');
  if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(expectedFile, stdout);
  expect(stdout).toBe(existsSync(expectedFile) ? readFileSync(expectedFile, 'utf8') : '');
  expect(stdout).not.toBe('');
  expect(code).toBe(/: error /.test(stdout) ? 1 : 0);
});

const silent = { code: 0, stdout: '', stderr: '' };

test.each(casesOf('good'))('%s is right, and lint is silent', async (name) => {
  const cwd = join(here, 'good', name);
  expect(await runCli(['lint', '--strict', '--quiet', inputOf(cwd)], { cwd })).toEqual(silent);
});

const nocloud = filesOf(join(here, 'good', 'folder-of-nocloud', 'input'));
const configDrive = filesOf(join(here, 'good', 'folder-of-a-config-drive', 'input'));

test.each([
  ['an ISO image of NoCloud', encodeIso(nocloud, { label: 'cidata' }), ''],
  ['a FAT image of NoCloud', encodeVfat(nocloud, { label: 'CIDATA' }), ''],
  ['an ISO image of a config drive', encodeIso(configDrive, { label: 'config-2' }), ''],
  ['a label that nobody looks for', encodeIso(nocloud, { label: 'seed' }), 'seed-label'],
  ['an image that was cut off', encodeIso(nocloud, { label: 'cidata' }).subarray(0, 45_000), 'seed-image'],
])('%s', async (_, image, code) => {
  const cwd = scratchFolder();
  writeFileSync(join(cwd, 'seed.iso'), image);
  const { stdout } = await runCli(['lint', '--json', '--strict', 'seed.iso'], { cwd });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string }[] };
  expect(diagnostics.map((diagnostic) => diagnostic.code)).toEqual(code === '' ? [] : [code]);
});

test('a folder of images is looked into', async () => {
  const cwd = scratchFolder();
  mkdirSync(join(cwd, 'images'));
  const wrong = [...nocloud.filter(({ path }) => path !== 'user-data'), userData('#cloud-config\na: b: c\n')];
  writeFileSync(join(cwd, 'images', 'web-01.iso'), encodeIso(wrong, { label: 'cidata' }));
  const { stdout } = await runCli(['lint', 'images'], { cwd });
  expect(stdout).toMatch(/^images\/web-01\.iso\/user-data:2:4: error part-yaml: /);
});

const userData = (content: string): OutputFile => ({ path: 'user-data', content });

function filesOf(folder: string): readonly OutputFile[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: path.slice(folder.length + 1), content: readFileSync(path) }));
}
