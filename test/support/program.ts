import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './folders.js';
import { endsWithUs } from './lifeline.mjs';

/** The compiled program, as a user runs it. */
export const program = join(projectRoot, 'dist', 'main.js');

/** The Node that starts it; `npm run test:nodes` names another one. */
export const programNode = process.env.SEEDPRESS_NODE ?? process.execPath;

/** Runs the compiled program below a shell, so that umask and environment can be set as a user would. */
export function runProgram(
  argv: readonly string[],
  { cwd, env = {}, umask = '022' }: { cwd: string; env?: Readonly<Record<string, string>>; umask?: string },
): { readonly code: number | null; readonly stdout: string; readonly stderr: string } {
  const shell = ['-c', `umask ${umask}; exec "$@"`, 'sh', programNode, program, ...argv];
  const ran = spawnSync('sh', shell, { cwd, env: { ...process.env, ...env }, encoding: 'utf8' });
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

/** Starts the compiled program and leaves it running: the test ends it, and where the test is ended it ends as well. */
export function startProgram(argv: readonly string[], { cwd }: { cwd: string }) {
  return endsWithUs(spawn(programNode, [program, ...argv], { cwd, stdio: ['ignore', 'pipe', 'pipe'] }));
}
