import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';
import { writeSite } from '../support/sites.js';
import { filesIn } from './examples.js';

const read = (path: string): string => readFileSync(join(projectRoot, path), 'utf8');
const files = new Map(filesIn(read('docs/ci.md')).map(({ path, text }) => [path, text]));
const hooks = parse(read('.pre-commit-hooks.yaml')) as { id: string; entry: string; files: string }[];

test('every command of the workflow runs, and finds the error', async () => {
  const { jobs } = parse(files.get('.github/workflows/seedpress.yaml') ?? '') as {
    jobs: { check: { steps: { run?: string }[] } };
  };
  const cwd = writeSite({ 'devices/a.yaml': 'id: a\ntype: wbe\n', 'templates/web/type.yaml': '' });
  const commands = jobs.check.steps.flatMap(({ run }) => (run?.startsWith('npx seedpress') ? [run] : []));
  expect(commands).toHaveLength(2);
  for (const command of commands) {
    const { code, stdout } = await runCli(command.replace(/ > .*/, '').split(' ').slice(2), { cwd });
    expect(code).toBe(1);
    expect(stdout).toContain('wbe');
  }
});

test('the action checks as its inputs say', () => {
  const { runs, inputs } = parse(read('action.yml')) as {
    runs: { steps: { run: string; env?: Record<string, string> }[] };
    inputs: object;
  };
  const cwd = writeSite({
    'fleet/devices/a.yaml': 'id: a\ntype: wbe\n',
    'fleet/templates/web/type.yaml': '',
  });
  const action = scratchFolder();
  symlinkSync(join(projectRoot, 'dist'), join(action, 'dist'));
  expect(Object.keys(inputs)).toEqual(['root', 'strict']);
  const [, check] = runs.steps;
  expect(Object.keys(check?.env ?? {})).toEqual(['ROOT', 'STRICT']);
  for (const STRICT of ['true', 'false']) {
    const env = { ...process.env, GITHUB_ACTION_PATH: action, ROOT: 'fleet', STRICT };
    const { stdout, status } = spawnSync('bash', ['-e', '-c', check?.run ?? ''], {
      cwd,
      env,
      encoding: 'utf8',
    });
    expect(stdout).toContain('::error file=fleet/devices/a.yaml,line=2');
    expect(status).toBe(1);
  }
});

test('the hooks of pre-commit are commands, for the files that they are for', async () => {
  const used = parse(hooksOf()) as {
    repos: { hooks: { id: string }[] }[];
  };
  expect(used.repos[0]?.hooks.map(({ id }) => id)).toEqual(hooks.map(({ id }) => id));
  const [check, lint] = hooks.map(({ files: pattern }) => new RegExp(pattern));
  for (const path of ['devices/a.yaml', 'templates/web/type.yaml']) expect(check?.test(path)).toBe(true);
  for (const path of ['seed/user-data', 'network-config.yaml', 'a/b.cloud-config'])
    expect(lint?.test(path)).toBe(true);
  for (const path of ['README.md', 'my-user-data.txt', 'user-data.md']) expect(lint?.test(path)).toBe(false);
  const cwd = scratchFolder();
  writeFileSync(join(cwd, 'user-data'), '#cloud-config\ntimezone: UTC\n');
  const [, ...argv] = (hooks[1]?.entry ?? '').split(' ');
  expect((await runCli([...argv, 'user-data'], { cwd })).code).toBe(0);
});

/** The file at the top of a repository has a name without a folder. */
const hooksOf = (): string =>
  /^```yaml\n# \.pre-commit-config\.yaml\n([\s\S]*?)^```$/m.exec(read('docs/ci.md'))?.[1] ?? '';
