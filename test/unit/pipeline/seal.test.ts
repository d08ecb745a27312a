import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.js';
import { contentsBelow } from '../../support/folders.js';
import { editSite, writeSite } from '../../support/sites.js';
import { noon, type SmallFleet, smallFleet } from './status/small-fleet.js';

const secret = 'correct-horse-battery';

const site = () =>
  writeSite({
    'devices/site.yaml':
      'namespace: nsfocus\nlayouts: [namespace, nocloud, openstack, ec2]\nimages: [nocloud, config-drive]\n' +
      'defaults: { sealed: true }\n',
    'devices/a.yaml':
      'id: a\ntype: vm\nhostname: web\nmanagement_ip: 10.0.0.1\nmeta_data: { licence: correct-horse-battery }\n' +
      `files: [{ path: /etc/key, content: ${secret}, mode: "0600" }]\n` +
      'interfaces: [{ name: eth0, mac: "52:54:00:00:00:01", addresses: [10.0.0.1/24] }]\n',
    'devices/b.yaml': 'id: b\ntype: vm\nmanagement_ip: 10.0.0.2\n',
    'devices/c.yaml': 'id: c\ntype: vm\nmanagement_ip: 10.0.0.3\nsealed: false\n',
    'templates/vm/type.yaml': 'user_data: [init.config]\nvendor_data: [vendor.config]\n',
    'templates/vm/init.config': `#cloud-config\nbootcmd: ["echo ${secret}"]\n`,
    'templates/vm/vendor.config': `#cloud-config\nruncmd: ["echo ${secret}"]\n`,
  });

const run = async (root: string, ...argv: readonly string[]) => {
  const ran = await runCli(argv, { cwd: root });
  return { code: ran.code, stderr: ran.stderr };
};

/** Files of all that is published of a device, by the folder or image that holds the secret. */
function holding(root: string, id: string): readonly string[] {
  const published = join(root, 'out/current');
  const tree = Object.entries(contentsBelow(join(published, 'www', id)));
  const images = readdirSync(join(published, 'images'))
    .filter((name) => name.startsWith(`${id}.`))
    .map((name) => [name, readFileSync(join(published, 'images', name), 'latin1')] as const);
  const spellings = [secret, Buffer.from(secret).toString('base64').slice(0, -4)];
  return [...tree, ...images]
    .filter(([, content]) => spellings.some((text) => content.includes(text)))
    .map(([path]) => path);
}

const record = (root: string, id: string) =>
  JSON.parse(readFileSync(join(root, 'out/current/manifest.json'), 'utf8')).devices[id] as Record<
    string,
    unknown
  >;

test('a sealed device keeps who it is, and nothing that was written for it', async () => {
  const root = site();
  await run(root, 'build', '--quiet');
  expect(holding(root, 'a').length).toBeGreaterThan(8);
  const before = record(root, 'a');
  expect(before).toMatchObject({ sealed: false });
  expect(await run(root, 'seal', 'a')).toEqual({
    code: 0,
    stderr: 'seedpress: sealed a; published generation 2\n',
  });
  expect(holding(root, 'a')).toEqual([]);
  const { instance_id: instance, hostname, uuid, images } = before;
  expect(record(root, 'a')).toMatchObject({ instance_id: instance, hostname, uuid, images, sealed: true });
  const www = (path: string) => readFileSync(join(root, 'out/current/www/a', path), 'utf8');
  expect(www('user-data')).toBe('');
  expect(www('vendor-data')).toBe('');
  expect(www('meta-data')).toContain(`instance-id: ${String(instance)}`);
  expect(www('network-config')).toContain('10.0.0.1/24');
  // Everybody else is as before.
  expect(holding(root, 'b').length).toBeGreaterThan(0);
  expect(record(root, 'c')).not.toHaveProperty('sealed');
  expect(await run(root, 'seal', 'a')).toEqual({ code: 0, stderr: 'seedpress: a is sealed already\n' });
});

test('builds leave it sealed until it is another instance, or until nobody wants it sealed', async () => {
  const root = site();
  await run(root, 'build', '--quiet');
  await run(root, 'seal', 'a', '--purge');
  expect((await run(root, 'build')).stderr).toContain('nothing changed');
  expect((await run(root, 'plan')).stderr).toContain('a build would change nothing');
  // An edit of its own file, of its type, of the site: the step that builds what changed, and the whole one.
  const device = readFileSync(join(root, 'devices/a.yaml'), 'utf8');
  editSite(root, { 'devices/a.yaml': device.replace('hostname: web', 'hostname: web-2') });
  await run(root, 'build', '--quiet');
  expect({ holding: holding(root, 'a'), record: record(root, 'a') }).toMatchObject({
    holding: [],
    record: { hostname: 'web-2', sealed: true },
  });
  editSite(root, { 'templates/vm/init.config': `#cloud-config\nbootcmd: ["echo 2 ${secret}"]\n` });
  const plan = (await runCli(['plan', '--only', 'a'], { cwd: root })).stdout;
  expect(plan).not.toContain('bootcmd');
  await run(root, 'build', '--quiet', '--only', 'b');
  expect(holding(root, 'a')).toEqual([]);
  await run(root, 'build', '--quiet');
  expect(holding(root, 'a')).toEqual([]);
  editSite(root, { 'devices/a.yaml': `${device}generation: 2\n` });
  await run(root, 'build', '--quiet');
  expect(holding(root, 'a').length).toBeGreaterThan(8);
  expect(record(root, 'a')).toMatchObject({ sealed: false });
  await run(root, 'seal', 'a');
  editSite(root, { 'devices/a.yaml': `${device}generation: 2\nsealed: false\n` });
  await run(root, 'build', '--quiet');
  expect(holding(root, 'a').length).toBeGreaterThan(8);
});

test('it needs no inputs, and publishes no edit of them; --purge takes the secrets from the disk', async () => {
  const root = site();
  await run(root, 'build', '--quiet');
  editSite(root, { 'devices/b.yaml': 'id: b\ntype: vm\nhostname: other\n', 'devices/a.yaml': 'id: [broken' });
  expect(await run(root, 'seal', 'a', '--purge')).toMatchObject({ code: 0 });
  expect(record(root, 'b')).toMatchObject({ hostname: 'b' });
  const licence = `"licence":"${secret}"`;
  const everything = Object.values(contentsBelow(join(root, 'out/store'))).join('\n');
  expect(everything).not.toContain(licence);
  expect(Object.values(contentsBelow(join(root, 'out/seeds'))).join('\n')).not.toContain(licence);
});

test('with an instance-id by content it stays sealed until the content is another one', async () => {
  const root = site();
  const siteFile = readFileSync(join(root, 'devices/site.yaml'), 'utf8');
  editSite(root, { 'devices/site.yaml': `${siteFile}instance_id: content\n` });
  await run(root, 'build', '--quiet');
  await run(root, 'seal', 'a');
  editSite(root, { 'templates/vm/note.txt': 'nothing reads it' });
  await run(root, 'build', '--quiet');
  expect(record(root, 'a')).toMatchObject({ sealed: true });
  expect(holding(root, 'a')).toEqual([]);
  editSite(root, { 'templates/vm/init.config': '#cloud-config\nbootcmd: [another]\n' });
  await run(root, 'build', '--quiet');
  expect(record(root, 'a')).toMatchObject({ sealed: false });
});

test('a rollback that publishes secrets again says so', async () => {
  const root = site();
  await run(root, 'build', '--quiet');
  await run(root, 'seal', 'a');
  expect((await run(root, 'rollback')).stderr).toContain(
    'warning: this publishes secrets again that were sealed, of a;',
  );
  expect((await run(root, 'rollback', '2')).stderr).not.toContain('warning');
});

test('shards leave it sealed, and a merge takes none that does not know of it', async () => {
  const root = site();
  await run(root, 'build', '--quiet');
  await run(root, 'seal', 'a');
  await run(root, 'build', '--quiet', '--shard', '1/1');
  expect(await run(root, 'merge', '--quiet')).toMatchObject({ code: 0 });
  expect(holding(root, 'a')).toEqual([]);
  await run(root, 'build', '--quiet', '--shard', '1/1', '--out', 'elsewhere');
  const merged = await run(root, 'merge', 'elsewhere/shards/1-of-1');
  expect(merged).toMatchObject({ code: 1 });
  expect(merged.stderr).toContain('holds secrets of a, which is sealed in the published site');
  expect(holding(root, 'a')).toEqual([]);
});

test('what cannot be sealed is said, and nothing is', async () => {
  const root = site();
  expect((await run(root, 'seal', 'a')).stderr).toContain('there is no published site');
  await run(root, 'build', '--quiet');
  expect(await run(root, 'seal', 'c')).toEqual({
    code: 1,
    stderr:
      "seedpress: c does not have 'sealed: true'; set it for the device, its type or the site, and build\n",
  });
  expect(await run(root, 'seal', 'x')).toMatchObject({ code: 1 });
  expect(statSync(join(root, 'out/current/manifest.json')).isFile()).toBe(true);
  expect(existsSync(join(root, 'out/generations/2'))).toBe(false);
});

test('status --seal seals who finished as the instance that is published, and tells who reads again', async () => {
  const fleet = await smallFleet({ site: 'defaults: { sealed: true }\n' });
  const [whole, other] = [fleet.digest('a'), fleet.digest('b')];
  const { line } = fleet;
  fleet.append(
    ...readsOf(fleet, { id: 'a', peer: '10.0.0.1', digest: whole }),
    line(1, '10.0.0.2', 'GET /nsfocus/latest/user_data', { digest: other }),
  );
  const { stderr } = await fleet.cli('--seal');
  expect(stderr).toBe('seedpress: sealed a; published generation 2\n');
  expect(fleet.digest('a')).not.toBe(whole);
  expect(fleet.digest('b')).toBe(other);
  const status = await fleet.status('--seal');
  expect(status.devices[0]).toMatchObject({ id: 'a', state: 'finished', sealed: true, read_sealed: null });
  fleet.append(
    line(20, '10.0.0.1', 'GET /nsfocus/latest/user_data', { digest: fleet.digest('a') }),
    line(21, '10.0.0.1', 'GET /nsfocus/latest/meta_data.json', { digest: fleet.digest('a') }),
  );
  expect((await fleet.status()).devices[0]).toMatchObject({
    read_sealed: { requests: 2, first: noon(20), last: noon(21) },
  });
  expect((await fleet.cli()).stdout).toContain(
    `a read again after it was sealed: 2 requests, the last at ${noon(21)}\n`,
  );
});

test('who finished as an older instance has not read what is published', async () => {
  const fleet = await smallFleet({ site: 'defaults: { sealed: true }\n' });
  fleet.append(...readsOf(fleet, { id: 'a', peer: '10.0.0.1', digest: fleet.digest('a') }));
  fleet.device('a', 'management_ip: 10.0.0.1\ngeneration: 2');
  await fleet.build();
  expect((await fleet.cli('--seal')).stderr).toBe('');
  expect(fleet.digest('a')).not.toBe('');
  expect((await fleet.status()).devices[0]).toMatchObject({ sealed: false });
});

const readsOf = (
  { line }: SmallFleet,
  { id, peer, digest }: { id: string; peer: string; digest: string },
): readonly string[] => [
  line(1, peer, 'GET /nsfocus/latest/user_data', { digest }),
  line(9, peer, `POST /${id}/phone-home`, { status: 204, digest }),
];
