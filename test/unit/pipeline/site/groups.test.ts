import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { scratchFolder } from '../../../support/folders.js';

let root = '';

beforeEach(() => {
  root = scratchFolder();
  write('devices/web.yaml', 'devices: [{ id: a, type: web, groups: [rack7] }, { id: b, type: web }]\n');
  write('templates/web/type.yaml', 'user_data: [web.config]\n');
  write('templates/web/web.config', '#cloud-config\nhostname: x\n');
  write('templates/rack7/group.yaml', 'defaults: { vars: { gateway: 192.0.2.1 } }\n');
});

function write(path: string, text: string): void {
  mkdirSync(join(root, dirname(path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const seedpress = (...argv: readonly string[]) => runCli([...argv, '--root', root], { cwd: root });
const rendered = async (): Promise<number> =>
  (JSON.parse((await seedpress('build', '--json')).stdout) as { written: number }).written;

test('what only a group has is built anew for its devices alone', async () => {
  await seedpress('build');
  write('templates/rack7/group.yaml', 'user_data: [rack.config]\n');
  write('templates/rack7/rack.config', '#cloud-config\ntimezone: UTC\n');
  expect(await rendered()).toBe(1);
  write('templates/rack7/rack.config', '#cloud-config\ntimezone: CET\n');
  expect((await seedpress('plan')).stdout).toContain('timezone: CET');
  expect(await rendered()).toBe(1);
});

test('a template that looks at a group is rendered again when the group changes, in every device', async () => {
  write('templates/web/web.config', '#cloud-config\nhostname: "{{ group("rack7").vars.gateway }}"\n');
  await seedpress('build');
  expect(readFileSync(join(root, 'out/current/www/b/user-data'), 'utf8')).toContain('hostname: "192.0.2.1"');
  write('templates/rack7/group.yaml', 'defaults: { vars: { gateway: 192.0.2.254 } }\n');
  expect(await rendered()).toBe(2);
  expect(readFileSync(join(root, 'out/current/www/b/user-data'), 'utf8')).toContain(
    'hostname: "192.0.2.254"',
  );
});

test.each([
  ['group("rack8")', 'there is no group "rack8"; expected a group, and the nearest is "rack7"'],
  ['group("production")', 'there is no group "production"; expected one of rack7'],
  ['group(7)', 'group is given no name; expected the name of a group, like group("rack7")'],
])('%s', async (call, message) => {
  write('templates/web/web.config', `#cloud-config\nhostname: "{{ ${call} }}"\n`);
  expect((await seedpress('build')).stderr).toContain(message);
});

test('vars that every device renders for itself are not a group’s own', async () => {
  write('templates/rack7/group.yaml', 'defaults: { vars: { name: "{{ device.id }}" } }\n');
  write('templates/web/web.config', '#cloud-config\nhostname: "{{ group("rack7").vars.name }}"\n');
  expect((await seedpress('build')).stderr).toContain(
    'the vars of the group "rack7" contain a template, which each of its devices renders for itself; expected vars without templates in templates/rack7/group.yaml',
  );
});

test('explain names the group that a value is from', async () => {
  const { stdout } = await seedpress('explain', 'a', 'vars.gateway', '--json');
  expect(JSON.parse(stdout)).toMatchObject([{ value: '192.0.2.1', layer: 'group rack7' }]);
});

test('the cloud-config of a group that replaces keys of the type is told of', async () => {
  write('templates/rack7/group.yaml', 'user_data: [rack.config]\n');
  write('templates/rack7/rack.config', '#cloud-config\npackages: [b]\n');
  write('templates/web/web.config', '#cloud-config\npackages: [a]\n');
  const { stdout } = await seedpress('check');
  expect(stdout).toContain(
    'templates/rack7/rack.config:2:1: warning merge-replaces: "packages" in "rack.config" replaces',
  );
});
