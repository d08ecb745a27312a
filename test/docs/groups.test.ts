import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { examplesIn, filesIn, patternOf } from './examples.js';

test('docs/groups.md shows a site that builds, and what its commands print', async () => {
  const document = readFileSync(join(projectRoot, 'docs', 'groups.md'), 'utf8');
  const root = scratchFolder();
  for (const { path, text } of filesIn(document)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const checked = await runCli(['check'], { cwd: root });
  expect(checked).toMatchObject({ code: 0, stdout: '' });
  const examples = examplesIn(document);
  expect(examples).toHaveLength(4);
  for (const { command, output } of examples) {
    const { stdout } = await runCli(command.split(' ').slice(1), { cwd: root });
    expect(stdout, command).toMatch(patternOf(output));
  }
});
