import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { carriedThings } from '../../src/domain/layout.js';
import { runCli } from '../support/cli.js';
import { projectRoot } from '../support/folders.js';
import { runProgram } from '../support/program.js';
import { editSite, type SiteFiles, writeSite } from '../support/sites.js';

const document = readFileSync(join(projectRoot, 'docs/extend.md'), 'utf8');
const [, config = ''] = /^```ts\n([\s\S]*?)^```/m.exec(document) ?? [];

const site: SiteFiles = {
  'seedpress.config.ts': config,
  'lib/vlan-name.ts': 'export const vlanName = (id: number): string => `vlan${id}`;\n',
  'devices/site.yaml': 'layouts: [nocloud, lab]\nimages: []\nserver: { address: 192.0.2.1, port: 8807 }\n',
  'devices/web-01.yaml': 'id: web-01\ntype: web\nvars: { rack: r1 }\n',
  'devices/web-02.yaml': 'id: web-02\ntype: web\nvars: { rack: r2 }\n',
  'templates/web/type.yaml': 'user_data: [a.config]\n',
  'templates/web/a.config': '#cloud-config\nruncmd: [[echo, {{ 20 | vlanName | yaml }}]]\n',
};

const seedpress = (root: string, ...argv: readonly string[]) => runCli(argv, { cwd: root });

test('a site with its own filter, layout and check: edited, rebuilt, planned', async () => {
  const root = writeSite(site);
  expect(await seedpress(root, 'build')).toMatchObject({ code: 0, stdout: '' });
  const folder = join(root, 'out/current/www/web-01');
  expect(readFileSync(join(folder, 'user-data'), 'utf8')).toContain('runcmd: [[echo, "vlan20"]]');
  expect(readFileSync(join(folder, 'lab/facts.json'), 'utf8')).toBe('{"id":"web-01","host":"web-01"}\n');
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('lab\n');
  expect((await seedpress(root, 'build')).stderr).toContain('nothing changed');

  // A file that the config imports is an input as the config is.
  editSite(root, { 'lib/vlan-name.ts': 'export const vlanName = (id: number): string => `v${id}`;\n' });
  const planned = await seedpress(root, 'plan');
  expect(planned.stdout + planned.stderr).toContain('lib/vlan-name.ts');
  expect(planned.stdout).toContain('+runcmd: [[echo, "v20"]]');
  expect(planned.code).toBe(10);
  expect((await seedpress(root, 'build')).stderr).toContain('2 changed (web-01, web-02); 2 devices rendered');
  expect(readFileSync(join(folder, 'lab/user'), 'utf8')).toContain('"v20"');
  expect(await seedpress(root, 'plan')).toMatchObject({ code: 0 });

  // The layout is the config's own text.
  editSite(root, { 'seedpress.config.ts': config.replace('host: seed.hostname', 'name: seed.hostname') });
  expect((await seedpress(root, 'plan')).stdout).toContain('+  "name": "web-01"');
  expect((await seedpress(root, 'build')).code).toBe(0);
  expect(readFileSync(join(folder, 'lab/facts.json'), 'utf8')).toContain('"name"');

  // The check refuses, and what is published stays.
  editSite(root, { 'devices/web-01.yaml': 'id: web-01\ntype: web\nvars: { rack: r9 }\n' });
  const refused = await seedpress(root, 'check');
  expect(refused.stdout).toContain(
    'devices/web-01.yaml:3:15: error own-check: rack: rack r9; expected r1 or r2\n',
  );
  expect(refused.code).toBe(1);
  expect((await seedpress(root, 'build')).code).toBe(1);
});

test('no package.json decides what a config is, and no package has to be installed', async () => {
  const root = writeSite({
    ...site,
    'package.json': '{ "type": "commonjs" }\n',
  });
  // As it is run: the config imports the program that runs it.
  expect(runProgram(['check'], { cwd: root })).toMatchObject({ code: 0, stdout: '' });
});

test('a link that leads out of the root is refused', async () => {
  const other = writeSite({ 'code.ts': 'export const vlanName = () => "other";\n' });
  const root = writeSite({ ...site, 'lib/vlan-name.ts': '' });
  editSite(root, { 'lib/vlan-name.ts': undefined });
  symlinkSync(join(other, 'code.ts'), join(root, 'lib/vlan-name.ts'));
  expect((await seedpress(root, 'check')).stdout).toMatch(/^lib\/vlan-name\.ts:1:1: error link-outside: /);
});

test('the page names all that a layout can carry', () => {
  for (const thing of carriedThings) expect(document).toContain(`\`${thing}\``);
});
