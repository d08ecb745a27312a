import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { scratchFolder } from '../support/folders.js';
import { program } from '../support/program.js';
import { examplesIn, filesIn, patternOf } from './examples.js';

/** An empty folder in which somebody has installed the package. */
export function userFolder(): string {
  const folder = scratchFolder();
  // The web server reads as a user of its own.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
  symlinkSync(program, join(folder, 'node_modules', '.bin', 'seedpress'));
  return folder;
}

/**
 * Does what a document says, from top to bottom: writes its files, runs its commands, and expects of each what it shows.
 * Gives the commands that it ran.
 */
export function follow(document: string, { cwd }: { readonly cwd: string }): readonly string[] {
  const blocks = document.match(/^```\w+\n[\s\S]*?^```$/gm) ?? [];
  const others: string[] = [];
  const env = { ...process.env, PATH: `${join(cwd, 'node_modules', '.bin')}:${process.env.PATH ?? ''}` };
  const commands = blocks.flatMap((block) => {
    for (const { path, text } of filesIn(block)) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    }
    return examplesIn(block).map(({ command, output }) => {
      // npx runs the same file, after most of a second.
      const words = ['-c', `exec 2>&1; ${command.replaceAll('npx seedpress', 'seedpress')}`];
      const ran = spawnSync('sh', words, { cwd, env, encoding: 'utf8' });
      if (!patternOf(output).test(ran.stdout)) others.push(`$ ${command}\n${ran.stdout}`);
      return command;
    });
  });
  expect(others, 'commands that print something else').toEqual([]);
  return commands;
}
