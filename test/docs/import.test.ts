import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { importKinds } from '../../src/importers/kinds/index.js';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { examplesIn, filesIn, patternOf } from './examples.js';

const document = readFileSync(join(projectRoot, 'docs', 'import.md'), 'utf8');

test('docs/import.md shows what every import prints, and what it wrote builds', async () => {
  const root = scratchFolder();
  for (const { path, text } of filesIn(document)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const examples = examplesIn(document);
  for (const { command, output } of examples) {
    const { stdout, stderr } = await runCli(command.split(' ').slice(1), { cwd: root });
    expect(`${stdout}${stderr}`, command).toMatch(patternOf(output));
  }
  for (const name of readdirSync(root).filter((folder) => folder.startsWith('from-')))
    expect(await runCli(['check', '--quiet', '--root', name], { cwd: root }), name).toMatchObject({
      code: 0,
      stdout: '',
    });
  for (const kind of Object.keys(importKinds))
    expect(
      examples.some(({ command }) => command.startsWith(`seedpress import ${kind} `)),
      kind,
    ).toBe(true);
});
