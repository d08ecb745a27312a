import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.js';
import { projectRoot, scratchCopy, scratchFolder } from '../../support/folders.js';

const root = join(projectRoot, 'test', 'errors', 'wrong-mac');

test('check prints lines for programs, and frames at a terminal', async () => {
  const piped = await runCli(['check', '--root', root], { cwd: root });
  expect(piped.stdout).toMatch(/^devices\/[^\n]+:\d+:\d+: error mac-format: /);
  expect(piped.stderr).toMatch(
    /^seedpress: \d+ devices checked, 1 error\nseedpress: no schema of cloud-init [^\n]+\n$/,
  );
  const shown = await runCli(['check', '--root', root], { cwd: root, isOutputTerminal: true });
  expect(shown.stdout).toMatch(
    /^error mac-format devices\/[^\n]+\n[^]*\n {2}\d+ \| [^\n]*mac[^\n]*\n +\| +\^+\n/,
  );
  const painted = await runCli(['check', '--root', root], {
    cwd: root,
    isOutputTerminal: true,
    hasColours: true,
  });
  expect(painted.stdout).toContain('\u001b[31m^');
  const file = await runCli(['check', '--root', root, '--format', 'pretty'], { cwd: root, hasColours: true });
  expect(file.stdout).toBe(shown.stdout);
});

test('code hosts get paths from the folder in which the command runs', async () => {
  const cwd = projectRoot;
  const argv = ['check', '--root', 'test/errors/wrong-mac', '--format'];
  expect((await runCli([...argv, 'github'], { cwd })).stdout).toMatch(
    /^::error file=test\/errors\/wrong-mac\/devices\//,
  );
  expect((await runCli([...argv, 'sarif'], { cwd })).stdout).toContain(
    '"uri": "test/errors/wrong-mac/devices/',
  );
});

test('build shows frames where stderr is a terminal, unless it is asked for JSON', async () => {
  const built = await runCli(['build', '--root', root], { cwd: root, isTerminal: true });
  expect(built.stderr).toMatch(/\| +\^+\n[^]*seedpress: 1 error; nothing was written\n$/);
});

test.each([
  [['--format', 'serif'], 'unknown --format "serif"; did you mean "sarif"?'],
  [['--format', 'x'], 'unknown --format "x"; expected one of plain, pretty, json, sarif, github'],
  [['--format', 'sarif', '--json'], '--json and --format sarif both choose a format; give one'],
])('check %j is wrong usage', async (argv, message) => {
  const empty = join(scratchFolder(), 'empty');
  mkdirSync(empty);
  expect(await runCli(['check', ...argv], { cwd: empty })).toEqual({
    code: 2,
    stdout: '',
    stderr: `seedpress: ${message}\n`,
  });
});

test('with --strict there are errors alone, whoever looks, and what an older build let through is found', async () => {
  const mistakes = join(projectRoot, 'test', 'docs', 'mistakes', 'parts');
  for (const command of ['check', 'build']) {
    const argv = [command, '--strict', '--json', '--root', mistakes, '--out', scratchFolder()];
    const { code, stdout } = await runCli(argv, { cwd: projectRoot });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { severity: string }[] };
    expect(code).toBe(1);
    expect(new Set(diagnostics.map(({ severity }) => severity))).toEqual(new Set(['error']));
  }
  const warned = scratchCopy(join(projectRoot, 'test', 'errors', 'config-key-misspelt'));
  expect((await runCli(['build'], { cwd: warned })).code).toBe(0);
  const again = await runCli(['build', '--strict'], { cwd: warned });
  expect(again.code).toBe(1);
  expect(again.stderr).toContain(': error config-key: ');
});
