import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { commands } from '../../src/cli/commands/index.js';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchFolder } from '../support/folders.js';

const folder = join(projectRoot, 'docs', 'json');
const ajv = new Ajv({ allErrors: true });
const schemaOf = (name: string) =>
  ajv.compile(JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8')) as object);

/** Commands whose JSON has no schema yet, or that print none. */
const without = ['import', 'serve', 'status', 'attach', 'try', 'schema', 'completion'];

test('each command has a schema of what --json prints', () => {
  const names = readdirSync(folder).map((file) => file.replace('.schema.json', ''));
  const all = [...names, ...without];
  expect(commands.map(({ name }) => name).filter((name) => !all.includes(name))).toEqual([]);
  expect(names.filter((name) => !commands.some((command) => command.name === name))).toEqual([]);
});

test('what the commands print fits', async () => {
  const cwd = scratchFolder();
  const write = (path: string, text: string): void => writeFileSync(join(cwd, path), text);
  const looked = new Set<string>();
  const fits = async (line: string): Promise<void> => {
    const argv = line.split(' ');
    const name = argv[0] as string;
    const { stdout } = await runCli([...argv, '--json'], { cwd });
    const validate = schemaOf(name);
    validate(JSON.parse(stdout));
    expect(validate.errors ?? [], `${line}: ${stdout.slice(0, 400)}`).toEqual([]);
    looked.add(name);
  };
  for (const line of [
    'init',
    'init',
    'new device db-01 --type web',
    'new device db-01 --type web',
    'list',
    'generations',
  ])
    await fits(line);
  for (const line of [
    'plan',
    'rollback',
    'build',
    'build',
    'plan',
    'check',
    'explain web-01',
    'show web-01',
    'show --url web-01',
    'seal web-01',
  ])
    await fits(line);
  write('templates/web/web.config', '#cloud-config\npackages: [caddy]\nruncmd: [a]\n');
  for (const line of ['plan', 'plan --brief', 'build', 'generations', 'rollback', 'rollback 9', 'list web-*'])
    await fits(line);
  write('devices/router.yaml', 'id: router-01\ntype: roter\n');
  for (const line of ['build', 'plan', 'check', 'list']) await fits(line);
  write('user-data', '#cloud-config\ntimezone: UTC\n');
  write('bad', '#cloud-config\npackges: [a]\n');
  for (const line of [
    'seed user-data',
    'seed user-data',
    'seed bad --strict --output b.iso',
    'lint user-data bad',
  ])
    await fits(line);
  expect([...looked].sort()).toEqual(
    readdirSync(folder)
      .map((file) => file.replace('.schema.json', ''))
      .sort(),
  );
}, 60_000);
