import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { scratchCopy } from '../support/folders.js';

// A folder is named after its mistake and holds the inputs and the exact text that a build of them prints.
// What arguments.txt holds is added to the command line; schema.json is one for --cloud-init-schema.
// SEEDPRESS_UPDATE=1 writes that text anew: read the difference before you commit it.
const here = dirname(fileURLToPath(import.meta.url));
const mistakes = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

function inputsOf(mistake: string): { root: string; more: readonly string[] } {
  const folder = join(here, mistake);
  const root = scratchCopy(folder);
  if (existsSync(join(folder, 'schema.json')))
    copyFileSync(join(folder, 'schema.json'), join(root, 'schema.json'));
  const file = join(folder, 'arguments.txt');
  return { root, more: existsSync(file) ? readFileSync(file, 'utf8').trim().split(/\s+/) : [] };
}

test.each(mistakes)('%s: build says what is wrong and writes nothing', async (mistake) => {
  const { root, more } = inputsOf(mistake);
  const built = await runCli(['build', '--root', root, ...more], { cwd: root });
  const expectedFile = join(here, mistake, 'expected.txt');
  if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(expectedFile, built.stderr);
  expect(built.stderr).toBe(readFileSync(expectedFile, 'utf8'));
  expect(built.stdout).toBe('');
  expect(built.code).toBe(1);
  expect(existsSync(join(root, 'out'))).toBe(false);
});

test.each(mistakes)('%s: every message has a place in the inputs', async (mistake) => {
  const { root, more } = inputsOf(mistake);
  const checked = await runCli(['check', '--json', '--root', root, ...more], { cwd: root });
  const { diagnostics } = JSON.parse(checked.stdout) as {
    diagnostics: { file: string; line: number; column: number }[];
  };
  expect(diagnostics.length).toBeGreaterThan(0);
  for (const { file, line, column } of diagnostics) {
    const path = join(root, file);
    const isFile = existsSync(path) && file !== 'devices';
    const lines = isFile ? readFileSync(path, 'utf8').split('\n') : [''];
    expect(line, file).toBeGreaterThanOrEqual(1);
    expect(line, file).toBeLessThanOrEqual(lines.length);
    expect(column, file).toBeGreaterThanOrEqual(1);
    expect(column, file).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
  }
});
