import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';
import { treeOfCommands } from '../../src/cli/run.js';
import { projectRoot } from '../support/folders.js';
import { manPage } from './man/man-page.js';

const file = join(projectRoot, 'docs', 'man', 'seedpress.1');
const tree = await treeOfCommands({ version: '0.0.0', stdout: () => {}, stderr: () => {} } as never);

// SEEDPRESS_UPDATE=1, or `npm run man`, writes the page anew.
test('docs/man/seedpress.1 says what --help says', () => {
  const page = manPage(tree);
  if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
  const { man } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { man: string };
  expect(join(projectRoot, man)).toBe(file);
});

test('it has every command with its options, examples and exit codes', () => {
  expect(tree.commands.map(({ name }) => name)).toEqual(Object.keys(commands));
  for (const { options, more, name } of tree.commands) {
    expect(
      options.map(({ long }) => long),
      name,
    ).toEqual(expect.arrayContaining(['--root', '--out', '--json', '--quiet', '--help']));
    expect(more, name).toMatch(/Examples:\n[^]*Exit codes:\n/);
  }
});

const hasGroff = spawnSync('groff', ['--version']).status === 0;

test.skipIf(!hasGroff)('groff formats it without a warning', () => {
  const { stdout, stderr } = spawnSync('groff', ['-man', '-ww', '-Tutf8', file], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(stdout).toContain('seedpress rollback 7');
});
