import { spawnSync } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { examplesIn, patternOf } from './examples.js';

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

/** Runs every command of a document, in their order, and expects what the document shows. */
export function expectExamplesHold(document: string): void {
  const cwd = freshCopy();
  const examples = examplesIn(document);
  expect(examples.length).toBeGreaterThan(5);
  for (const { command, output } of examples) {
    const ran = spawnSync('sh', ['-c', `exec 2>&1; ${command}`], { cwd, encoding: 'utf8' });
    // npm says which script it runs, and what it thinks of its settings.
    const printed = ran.stdout.replace(/^(?:npm warn .*|> .*|)\n/gm, '');
    expect(printed, command).toMatch(patternOf(output));
  }
}
