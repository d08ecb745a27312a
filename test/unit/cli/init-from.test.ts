import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.js';
import { filesBelow } from '../../support/folders.js';
import { type SiteFiles, writeSite } from '../../support/sites.js';

const seeds: SiteFiles = {
  'seeds/a/user-data': '#cloud-config\npackages: [nginx]\n',
  'seeds/a/meta-data': 'instance-id: iid-a\nlocal-hostname: a\n',
};

test('a new site is what the import gives, with the secret and .gitignore of every site, and builds', async () => {
  const cwd = writeSite(seeds);
  const made = await runCli(['init', '--from', 'seed', 'seeds', 'fleet'], { cwd });
  expect(made).toMatchObject({ code: 0, stdout: '' });
  expect(made.stderr).toMatch(
    /1 device, 1 type imported; wrote .* into fleet: .*\n {2}next: seedpress build --root fleet\n$/,
  );
  const root = join(cwd, 'fleet');
  expect(filesBelow(root).filter((path) => !/^(?:devices|templates)\//.test(path))).toEqual([
    '.gitignore',
    '.seedpress/.gitignore',
    '.seedpress/secret',
  ]);
  expect(statSync(join(root, '.seedpress/secret')).mode & 0o777).toBe(0o600);
  expect((await runCli(['build', '--root', 'fleet', '--quiet'], { cwd })).code).toBe(0);
  expect(readFileSync(join(root, 'out/current/www/a/user-data'), 'utf8')).toContain('nginx');
});

test('a site that is there stays as it is', async () => {
  const cwd = writeSite({ ...seeds, 'fleet/devices/x.yaml': '' });
  const again = await runCli(['init', '--from', 'seed', 'seeds', 'fleet'], { cwd });
  expect(again.stderr).toBe('seedpress: nothing was written, because devices is there already\n');
  expect(again.code).toBe(1);
  expect(filesBelow(join(cwd, 'fleet'))).toEqual(['devices/x.yaml']);
});

test('what cannot be imported leaves nothing behind', async () => {
  const cwd = writeSite({});
  writeFileSync(join(cwd, 'net.xml'), '<network/>\n');
  expect((await runCli(['init', '--from', 'libvirt', 'net.xml', 'fleet'], { cwd })).code).toBe(1);
  expect(existsSync(join(cwd, 'fleet'))).toBe(false);
});

test.each([
  [['init', '--from', 'netplan', 'a'], 'import netplan prints its result and makes no site'],
  [['init', '--from', 'seed'], 'the path to import is missing: seedpress init --from seed PATH'],
  [['init', '--from', 'sed', 'a'], 'did you mean "seed"?'],
  [['init', '--from', 'seed', 'a', '--secret'], '--from makes a site of its own'],
  [['init', 'a', 'b'], 'too many folders: b; two are for --from'],
])('%j is wrong usage', async (argv, message) => {
  const { code, stderr } = await runCli(argv, { cwd: writeSite({}) });
  expect(stderr).toContain(message);
  expect(code).toBe(2);
});
