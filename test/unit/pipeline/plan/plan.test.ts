import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { editSite, type SiteFiles, writeSite } from '../../../support/sites.js';
import { treeDigest } from '../../../support/tree-digest.js';

const site = {
  'devices/site.yaml': 'namespace: lab\n',
  'devices/one.yaml': [
    'id: one',
    'type: leaf',
    'management_ip: 10.0.0.1',
    'interfaces: [ { name: eth0, mac: "52:54:00:00:00:01", addresses: [10.0.0.1/24] } ]',
    'vars: { greeting: hello, root_password: hunter2 }',
    '',
  ].join('\n'),
  'devices/two.yaml': 'id: two\ntype: leaf\nvars: { greeting: hi, root_password: x7Yq2 }\n',
  'templates/leaf/type.yaml': 'user_data: [leaf.config, hello.per-boot, first.script]\n',
  'templates/leaf/leaf.config':
    '#cloud-config\nbootcmd:\n  - echo {{ device.vars.greeting }}\nruncmd:\n  - mail -p {{ device.vars.root_password }} root\n',
  'templates/leaf/hello.per-boot': '#!/bin/sh\nexit 0\n',
  'templates/leaf/first.script': '#!/bin/sh\n# first\n',
};

async function published(files: SiteFiles = site): Promise<string> {
  const root = writeSite(files);
  expect((await runCli(['build', '--quiet'], { cwd: root })).code).toBe(0);
  return root;
}

const plan = (root: string, ...argv: readonly string[]) => runCli(['plan', ...argv], { cwd: root });

async function planned(root: string, ...argv: readonly string[]) {
  const { stdout, code } = await plan(root, '--json', ...argv);
  return { ...(JSON.parse(stdout) as PlanJson), code };
}

interface PlanJson {
  readonly outcome: string;
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  readonly devices: Readonly<
    Record<
      string,
      {
        readonly files: readonly {
          readonly paths: readonly string[];
          readonly part?: string;
          readonly diff?: string;
        }[];
        readonly next_boot: object;
        readonly kept_by: readonly string[];
      }
    >
  >;
  readonly site_files: readonly object[];
}

/** The published greeting changes, and nothing else. */
const greeted = (text: string) => ({ 'devices/one.yaml': site['devices/one.yaml'].replace('hello', text) });

test('nothing is published: everything would be added, and nothing is written', async () => {
  const root = writeSite(site);
  const { stdout, stderr, code } = await plan(root);
  expect(stdout).toMatch(
    /^nothing is published yet\n\+ one \(leaf, 10\.0\.0\.1\)\n\+ two \(leaf\)\n~ files that belong to no device\n/,
  );
  expect(stderr).toContain('2 added');
  expect(code).toBe(10);
  expect(existsSync(join(root, 'out'))).toBe(false);
});

test('nothing has changed: exit code 0 and not a line', async () => {
  const root = await published();
  const { stdout, stderr, code } = await plan(root);
  expect({ stdout, stderr, code }).toEqual({
    stdout: '',
    stderr: 'seedpress: a build would change nothing\n',
    code: 0,
  });
});

test('a comment in the inventory is no change', async () => {
  const root = await published();
  editSite(root, { 'devices/two.yaml': `${site['devices/two.yaml']}# spare\n` });
  expect(await planned(root)).toMatchObject({ outcome: 'unchanged', changed: [], site_files: [], code: 0 });
});

test('one edited device is named alone, with the part that differs and what its next boot does', async () => {
  const root = await published();
  const before = treeDigest(join(root, 'out'));
  editSite(root, greeted('welcome'));
  const { stdout, code } = await plan(root);
  expect(stdout).toBe(
    [
      'inputs changed since generation 1:',
      '  ~ devices/one.yaml',
      '',
      '~ one (leaf)',
      '  next boot: same instance-id (one), so per-instance steps do not run again',
      '    still runs (every boot): bootcmd',
      '  --- user-data, part leaf.config',
      '  +++ user-data, part leaf.config  (and under 2 more names)',
      '  @@ -3,5 +3,5 @@',
      '   #cloud-config',
      '   bootcmd:',
      '  -  - echo hello',
      '  +  - echo welcome',
      '   runcmd:',
      '     - mail -p ******** root',
      '  images/one.iso: changed',
      '',
      'Guests that use namespace cache their first seed as long as their SMBIOS uuid matches the inventory:',
      "also run 'cloud-init clean' on them. See docs/explain-and-plan.md.",
      '',
      'total: 0 added, 1 changed, 0 removed; 1 device file; 1 image',
      '',
    ].join('\n'),
  );
  expect(code).toBe(10);
  expect(treeDigest(join(root, 'out'))).toBe(before);
});

test('files in images/ change with the device, and are named', async () => {
  const images = { 'devices/site.yaml': `${site['devices/site.yaml']}images: [boot-partition, guestinfo]\n` };
  const root = await published({ ...site, ...images });
  expect(await planned(root)).toMatchObject({ outcome: 'unchanged' });
  editSite(root, greeted('welcome'));
  expect((await plan(root)).stdout).toContain(
    '  images/one.boot-partition/user-data: changed\n  images/one.guestinfo.json: changed\n\n',
  );
});

test('what is done once for each instance-id is named with the way to apply it, and that way works', async () => {
  const root = await published();
  const moved = site['devices/one.yaml'].replaceAll('10.0.0.1', '10.0.0.9');
  editSite(root, {
    'devices/one.yaml': moved,
    'templates/leaf/first.script': '#!/bin/sh\n# second\n',
    'templates/leaf/hello.per-boot': '#!/bin/sh\nexit 1\n',
  });
  const { stdout } = await plan(root);
  expect(stdout).toContain(
    '    still runs (every boot): hello.per-boot\n    not applied (same instance-id): first.script, network\n',
  );
  expect(stdout).toContain('    to apply: set generation: 2 at devices/one.yaml:1:1 and reboot\n');
  editSite(root, { 'devices/one.yaml': `${moved}generation: 2\n` });
  expect((await plan(root)).stdout).toContain(
    '  next boot: all steps run again, as on a new machine (new instance-id: one -> one-g2)\n',
  );
});

test('a new host name is set at the next boot', async () => {
  const root = await published();
  editSite(root, { 'devices/two.yaml': `${site['devices/two.yaml']}hostname: deux\n` });
  const { devices } = await planned(root);
  expect(devices.two?.next_boot).toMatchObject({
    per_instance: 'skipped',
    every_boot: ['host name'],
    ignored: [],
  });
});

test('OpenStack clients keep their data until generation is raised for the first time', async () => {
  const layouts = 'namespace: lab\nlayouts: [namespace, openstack]\n';
  const root = await published({ ...site, 'devices/site.yaml': layouts });
  editSite(root, { 'devices/one.yaml': `${site['devices/one.yaml']}generation: 2\n` });
  expect((await planned(root)).devices.one?.kept_by).toEqual(['openstack', 'namespace']);
  await runCli(['build'], { cwd: root });
  editSite(root, { 'devices/one.yaml': `${site['devices/one.yaml']}generation: 3\n` });
  expect((await planned(root)).devices.one?.kept_by).toEqual(['namespace']);
});

test('a password before and after is masked, and that it changes is seen', async () => {
  const root = await published();
  editSite(root, { 'devices/one.yaml': site['devices/one.yaml'].replace('hunter2', 'correct-horse') });
  const { stdout } = await plan(root);
  expect(stdout).toContain('  -  - mail -p ******** root\n  +  - mail -p ******** root\n');
  expect(stdout).not.toMatch(/hunter2|correct-horse/);
});

test('devices that come and go', async () => {
  const root = await published();
  editSite(root, {
    'devices/two.yaml': undefined,
    'devices/three.yaml': site['devices/two.yaml'].replace('two', 'three'),
  });
  const { stdout, code } = await plan(root);
  expect(stdout).toContain('- two (leaf)\n+ three (leaf)\n');
  expect(code).toBe(10);
  expect(await planned(root, '--only', 'on*')).toMatchObject({ added: [], changed: [], removed: [] });
  expect(await planned(root, '--only', 'th*')).toMatchObject({ added: ['three'], changed: [], removed: [] });
});

test('a setting of the site that no file shows: rebuilt, but no file differs', async () => {
  const root = await published();
  editSite(root, { 'devices/site.yaml': `${site['devices/site.yaml']}image_writer: embedded\n` });
  const { stdout } = await plan(root);
  expect(stdout).toContain('~ rebuilt, but no file differs: one, two\n');
  expect((await planned(root)).changed).toEqual(['one', 'two']);
});

test('files of the host that change are named', async () => {
  const root = await published();
  editSite(root, { 'devices/site.yaml': `${site['devices/site.yaml']}server: { address: 10.0.0.254 }\n` });
  const { stdout } = await plan(root);
  expect(stdout).toMatch(/~ files that belong to no device\n[^]* {2}--- guest\/90_dpkg\.cfg\n/);
  expect((await plan(root, '--brief')).stdout).toContain('  guest/90_dpkg.cfg: changed\n');
  expect((await plan(root, '--brief')).stdout).not.toContain('@@');
});

test('mistakes are told as a build tells them, exit code 1', async () => {
  const root = await published();
  editSite(root, { 'devices/two.yaml': 'id: two\ntype: laef\n' });
  const { stderr, stdout, code } = await plan(root);
  expect(stderr).toContain('devices/two.yaml:2:7: error unknown-type');
  expect(stdout).toBe('');
  expect(code).toBe(1);
});

test('a token is masked', async () => {
  const files = {
    ...site,
    'devices/site.yaml': 'namespace: lab\naccess: token\n',
    '.seedpress/secret': 'a'.repeat(40),
    'templates/leaf/type.yaml': 'user_data: [leaf.config, { include: { template: first.script } }]\n',
  };
  const root = await published(files);
  const { stdout: url } = await runCli(['show', '--url', 'one'], { cwd: root });
  const token = /\/s\/([0-9a-f]{32})\//.exec(url)?.[1] as string;
  editSite(root, { '.seedpress/secret': 'b'.repeat(40) });
  const { stdout } = await plan(root);
  expect(stdout).toContain('/s/********/inc/first.script');
  expect(stdout).not.toContain(token);
});

test('devices in which the same lines change are shown once', async () => {
  const root = await published();
  editSite(root, { 'templates/leaf/first.script': '#!/bin/sh\n# third of {{ device.id }}\n' });
  const { stdout } = await plan(root);
  expect(stdout).toContain('~ one (leaf) and 1 more with the same changes: two\n');
  expect(stdout).toContain('  -# first\n  +# third of one\n');
  expect((await planned(root)).changed).toEqual(['one', 'two']);
});

test('after a rollback it compares with what is published then', async () => {
  const root = await published();
  editSite(root, greeted('welcome'));
  await runCli(['build'], { cwd: root });
  expect((await plan(root)).code).toBe(0);
  await runCli(['rollback'], { cwd: root });
  expect(await planned(root)).toMatchObject({ changed: ['one'], code: 10 });
});

test('what is gone from the store is no hindrance', async () => {
  const root = await published();
  for (const folder of ['store', 'seeds']) rmSync(join(root, 'out', folder), { recursive: true });
  editSite(root, greeted('welcome'));
  const { stdout, code } = await plan(root);
  expect(stdout).toContain('~ one (leaf)');
  expect(stdout).toContain('  next boot: same instance-id (one); ');
  expect(code).toBe(10);
});
