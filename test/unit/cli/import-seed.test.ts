import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.js';
import { contentsBelow, projectRoot, scratchFolder } from '../../support/folders.js';

const fleet = join(projectRoot, 'test/import/seed/fleet/input');

test.each(['iso9660', 'vfat'])('images of %s give the devices that they were built from', async (format) => {
  const root = scratchFolder();
  await runCli(['import', 'seed', fleet, '--into', 'one'], { cwd: root });
  const site = join(root, 'one/devices/site.yaml');
  writeFileSync(site, `${readFileSync(site, 'utf8')}image_format: ${format}\n`);
  expect((await runCli(['build', '--root', 'one', '--quiet'], { cwd: root })).code).toBe(0);
  const { code } = await runCli(['import', 'seed', 'one/out/current/images', '--into', 'two'], { cwd: root });
  expect(code).toBe(0);
  expect(readdirSync(join(root, 'two/devices')).sort()).toEqual([
    'db.yaml',
    'edge.yaml',
    'site.yaml',
    'web.yaml',
  ]);
  expect(readFileSync(join(root, 'two/devices/site.yaml'), 'utf8').includes('vfat')).toBe(format === 'vfat');
  const [one, two] = ['one', 'two'].map((name) => contentsBelow(join(root, name, 'templates')));
  expect(two!['web/user-data.config']).toBe(one!['web/user-data.config']);
  expect(two!['db/user-data.mime']).toBe(one!['db/user-data.mime']);
});

test('files whose names begin alike are one seed; a file of user-data is one too', async () => {
  const root = scratchFolder();
  mkdirSync(join(root, 'seeds'));
  for (const name of ['a', 'b']) {
    writeFileSync(join(root, `seeds/${name}-user-data.yaml`), `#cloud-config\nhostname: ${name}\n`);
    writeFileSync(join(root, `seeds/${name}_meta_data.yml`), `instance-id: i-${name}\n`);
  }
  expect((await runCli(['import', 'seed', 'seeds', '--into', 'many', '--quiet'], { cwd: root })).code).toBe(
    0,
  );
  expect(readdirSync(join(root, 'many/devices')).sort()).toEqual(['a.yaml', 'b.yaml', 'site.yaml']);
  const single = await runCli(['import', 'seed', 'seeds/a-user-data.yaml', '--into', 'single'], {
    cwd: root,
  });
  expect(single.stderr).toContain('1 device, 1 type imported');
  expect(existsSync(join(root, 'single/devices/a.yaml'))).toBe(true);
});

test('nothing is overwritten; site.yaml of a site that is there stays; --dry-run writes nothing', async () => {
  const root = scratchFolder();
  const dry = await runCli(['import', 'seed', fleet, '--dry-run'], { cwd: root });
  expect(dry).toMatchObject({ code: 0, stdout: '' });
  expect(readdirSync(root)).toEqual([]);
  mkdirSync(join(root, 'devices'));
  writeFileSync(join(root, 'devices/site.yaml'), 'layouts: [nocloud]\n');
  const first = await runCli(['import', 'seed', fleet], { cwd: root });
  expect(first.stderr).toContain('; devices/site.yaml was there and stays\n');
  const again = await runCli(['import', 'seed', fleet], { cwd: root });
  expect(again.code).toBe(1);
  expect(again.stderr).toContain('seedpress: nothing was written, because these exist: devices/db.yaml, ');
});

test('what only its owner may read stays so', async () => {
  const root = scratchFolder();
  cpSync(fleet, join(root, 'seeds'), { recursive: true });
  chmodSync(join(root, 'seeds/db/user-data'), 0o600);
  await runCli(['import', 'seed', 'seeds', '--into', 'site'], { cwd: root });
  expect(statSync(join(root, 'site/templates/db/user-data.mime')).mode & 0o777).toBe(0o600);
});

test('a folder that cannot be made leaves nothing behind', async () => {
  const root = scratchFolder();
  writeFileSync(join(root, 'templates'), 'a file in the way');
  await runCli(['import', 'seed', fleet], { cwd: root }).catch(() => undefined);
  expect(readdirSync(root)).toEqual(['templates']);
});

test('a broken image, and a config drive with two instance-ids', async () => {
  const root = scratchFolder();
  const image = Buffer.alloc(0x9000);
  image.write('CD001', 0x8001, 'latin1');
  writeFileSync(join(root, 'x.iso'), image);
  const broken = await runCli(['import', 'seed', 'x.iso'], { cwd: root });
  expect(broken.stderr).toContain('x.iso:1:1: error import-unreadable: the image cannot be read: ');
  for (const version of ['2018-08-27', 'latest']) {
    mkdirSync(join(root, 'drive/openstack', version), { recursive: true });
    writeFileSync(
      join(root, 'drive/openstack', version, 'meta_data.json'),
      JSON.stringify({ uuid: `id-${version}` }),
    );
  }
  const two = await runCli(['import', 'seed', 'drive'], { cwd: root });
  expect(two.stderr).toBe(
    'drive/openstack/latest/meta_data.json:1:1: error import-two-ids: the seed has the instance-ids "id-2018-08-27" and "id-latest"; expected one instance-id\n' +
      '  the first one: drive/openstack/2018-08-27/meta_data.json:1:1\nseedpress: 1 error\n',
  );
});

test('a seed with an error comes over as it is, and the report says that a build refuses it', async () => {
  const root = scratchFolder();
  mkdirSync(join(root, 'seeds/a'), { recursive: true });
  writeFileSync(join(root, 'seeds/a/meta-data'), 'instance-id: a\nlocal-hostname: a\n');
  writeFileSync(join(root, 'seeds/a/user-data'), '#cloud-config\na: {{ b }}\n');
  const { stderr, code } = await runCli(['import', 'seed', 'seeds', '--into', 'site'], { cwd: root });
  expect(stderr).toContain(
    'note: a build refuses 1 error of the source until you fix it: seedpress check --root site\n',
  );
  expect(code).toBe(0);
  expect((await runCli(['check', '--root', 'site'], { cwd: root })).code).toBe(1);
});
