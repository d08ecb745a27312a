import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../../support/cli.js';
import { projectRoot } from '../../support/folders.js';
import { editSite, writeSite } from '../../support/sites.js';

const site = join(projectRoot, 'test/errors/schema-keys');

test.each(['check', 'build'])('%s with a schema that cannot be read is wrong usage', async (command) => {
  const line = [command, '--root', site, '--out', '/nonexistent', '--cloud-init-schema', 'nothing.json'];
  const { code, stderr } = await runCli(line, { cwd: site });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^seedpress: \S+nothing\.json cannot be read as JSON: /);
});

test('the schema is looked for from the current folder', async () => {
  const { code, stdout } = await runCli(['check', '--root', site, '--cloud-init-schema', 'schema.json'], {
    cwd: site,
  });
  expect(code).toBe(0);
  expect(stdout).toContain('warning config-schema: "users.0.shel"');
});

const schema = {
  properties: { users: { type: 'array', items: { additionalProperties: false, properties: { name: {} } } } },
};

const planted = {
  'devices/a.yaml': 'id: web-01\ntype: web\n',
  'templates/web/type.yaml': 'user_data: [init.config]\n',
  'templates/web/init.config': [
    '#cloud-config',
    'runcmd: [{ echo note: done }]',
    'write_files: { path: /etc/motd, content: x }',
    'pakages: [vim]',
    'users: [{ nme: ops }]',
    '',
  ].join('\n'),
};

test('without a schema a line says how to get one, and what loses much is found all the same', async () => {
  const root = writeSite(planted);
  const checked = await runCli(['check'], { cwd: root });
  expect([...checked.stdout.matchAll(/: (?:error|warning) (\S+):/g)].map(([, code]) => code)).toEqual([
    'config-command',
    'write-files',
    'config-key',
  ]);
  expect(checked.stderr).toMatch(/^seedpress: 1 device checked, 2 errors, 1 warning\n/);
  const line =
    /^seedpress: no schema of cloud-init found, .*apt-get download cloud-init.*--cloud-init-schema FILE/m;
  expect(checked.stderr).toMatch(line);
  expect(checked.stderr).toContain('cloud_init_schema in devices/site.yaml');
  const linted = await runCli(['lint', 'templates/web/init.config'], { cwd: root });
  expect(linted.stderr).toMatch(line);
  const json = await runCli(['check', '--json'], { cwd: root });
  expect(JSON.parse(json.stdout)).toMatchObject({ devices: 1, schema: null });

  editSite(root, { 'templates/web/init.config': '#cloud-config\nhostname: a\n' });
  expect((await runCli(['build'], { cwd: root })).stderr).toMatch(line);
});

test('site.yaml can name the schema, from the root; the command line goes before it', async () => {
  const root = writeSite({
    ...planted,
    'devices/site.yaml': 'cloud_init_schema: lib/schema.json\n',
    'lib/schema.json': JSON.stringify(schema),
    'empty.json': '{ "properties": {} }',
  });
  const file = join(root, 'lib/schema.json');
  const checked = await runCli(['check', '--json', '--root', root], { cwd: '/' });
  const found = JSON.parse(checked.stdout) as { schema: unknown; diagnostics: { code: string }[] };
  expect(found.schema).toEqual({ file });
  expect(found.diagnostics.map(({ code }) => code)).toContain('config-schema');
  const shown = await runCli(['check'], { cwd: root });
  expect(shown.stderr).toMatch(/^seedpress: 1 device checked with the schema \S+schema\.json, 2 errors/);
  expect(shown.stderr).not.toContain('no schema');
  const other = await runCli(['check', '--cloud-init-schema', 'empty.json'], { cwd: root });
  expect(other.stdout).not.toContain('config-schema');
});

test.each([
  ['nowhere.json', 'cannot be read as JSON'],
  ['devices/a.yaml', 'cannot be read as JSON'],
  ['list.json', 'is not a schema of cloud-configs'],
])('site.yaml names %s, which is no schema', async (path, words) => {
  const root = writeSite({
    ...planted,
    'list.json': '[]',
    'devices/site.yaml': `namespace: lab\ncloud_init_schema: ${path}\n`,
  });
  const { stdout, code } = await runCli(['check'], { cwd: root });
  expect(stdout).toMatch(/^devices\/site\.yaml:2:20: error cloud-init-schema: /);
  expect(stdout).toContain(`${path} ${words}`);
  expect(code).toBe(1);
});

describe('the schema of a cloud-init that is installed here', () => {
  const installed = () => {
    const folder = writeSite({
      'python3/dist-packages/cloudinit/config/schemas/schema-cloud-config-v1.json': JSON.stringify(schema),
      'python3/dist-packages/cloudinit/version.py': '__VERSION__ = "24.1"\n',
    });
    return [folder];
  };

  test('is named with its version', async () => {
    const root = writeSite(planted);
    const { stderr } = await runCli(['check'], { cwd: root, libraryFolders: installed() });
    expect(stderr).toBe(
      'seedpress: 1 device checked with the schema of cloud-init 24.1, 2 errors, 2 warnings\n',
    );
  });

  test('is not used for guests that run other versions, and a line says so', async () => {
    const root = writeSite({ ...planted, 'devices/site.yaml': 'cloud_init: "<24"\n' });
    const { stderr } = await runCli(['check'], { cwd: root, libraryFolders: installed() });
    expect(stderr).toContain('seedpress: 1 device checked, 2 errors, 1 warning\n');
    expect(stderr).toContain('your guests do not run cloud-init 24.1, which is installed here');
  });
});
