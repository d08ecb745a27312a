import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { images, layouts } from '../../src/layouts/index.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { examplesIn, patternOf } from './examples.js';

const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');

/** The project as a stranger has it after the first set-up: no output yet, and under version control. */
function freshCopy(): string {
  const folder = scratchFolder();
  for (const name of ['package.json', 'package-lock.json', '.npmrc', '.gitignore', 'tsconfig.json']) {
    cpSync(join(projectRoot, name), join(folder, name));
  }
  for (const name of ['src', 'scripts', 'devices', 'templates', 'dist']) {
    cpSync(join(projectRoot, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  const git = 'git init -q && git add devices && git -c user.name=a -c user.email=a@example.net commit -qm a';
  expect(spawnSync('sh', ['-c', git], { cwd: folder }).status).toBe(0);
  return folder;
}

test('every command that README.md shows prints what it shows', () => {
  const cwd = freshCopy();
  const examples = examplesIn(readme);
  expect(examples.length).toBeGreaterThan(5);
  for (const { command, output } of examples) {
    const ran = spawnSync('sh', ['-c', `exec 2>&1; ${command}`], { cwd, encoding: 'utf8' });
    // npm says which script it runs, and what it thinks of its settings.
    const printed = ran.stdout.replace(/^(?:npm warn .*|> .*|)\n/gm, '');
    expect(printed, command).toMatch(patternOf(output));
  }
}, 120_000);

test('README.md names every layout and image that there is', () => {
  for (const name of [...Object.keys(layouts), ...Object.keys(images)])
    expect(readme).toContain(`\`${name}\``);
});
