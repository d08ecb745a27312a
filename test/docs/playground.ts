import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { hasNamespaces } from '../conformance/host/namespaces.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { program } from '../support/program.js';
import { type Example, patternOf } from './examples.js';

/** The project as a stranger has it after the first set-up: no output yet, and under version control. */
function freshCopy(): string {
  const folder = scratchFolder();
  // The web server reads as a user of its own.
  chmodSync(folder, 0o755);
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

/**
 * Runs the examples of a document one after the other in a fresh copy of the project, and expects of each what it shows.
 * They have the ports of the site: as root in a network of their own, so that nobody else is there.
 */
export async function expectExamples(examples: readonly Example[]): Promise<void> {
  const cwd = freshCopy();
  const bin = scratchFolder();
  symlinkSync(join(cwd, relative(projectRoot, program)), join(bin, 'seedpress'));
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH ?? ''}` };
  const byNpx = examples.find(({ command }) => command.includes('npx seedpress'));
  const enter = await enterNetwork();
  onTestFinished(
    () => void spawnSync('sh', ['-c', 'kill "$(cat out/run/started-by-serve.sh.pid)"'], { cwd }),
  );
  for (const example of examples) {
    const { command, output } = example;
    // npx takes most of a second to run the same file: once it may.
    const line = example === byNpx ? command : command.replaceAll('npx seedpress', 'seedpress');
    const [program = '', ...words] = [...enter, 'sh', '-c', `exec 2>&1; ${line}`];
    const ran = spawnSync(program, words, { cwd, env, encoding: 'utf8' });
    // npm says which script it runs, and what it thinks of its settings.
    const printed = ran.stdout.replace(/^(?:npm warn .*|> .*|)\n/gm, '');
    expect(printed, command).toMatch(patternOf(output));
  }
}

/** The words that run a command in a network of its own, which ends with the test. */
async function enterNetwork(): Promise<readonly string[]> {
  if (!hasNamespaces) return [];
  const holder = spawn('unshare', ['--net', 'sh', '-c', 'ip link set lo up; echo ready; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  onTestFinished(() => void holder.kill());
  await once(holder.stdout, 'data');
  return ['nsenter', `--net=/proc/${holder.pid}/ns/net`];
}
