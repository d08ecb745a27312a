import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { editSite, type SiteFiles, writeSite } from '../../../support/sites.js';

const site = {
  'devices/one.yaml': 'id: one\ntype: leaf\nmanagement_ip: 10.0.0.1\nvars: { greeting: hello }\n',
  'devices/two.yaml': 'id: two\ntype: leaf\nvars: { greeting: hi }\n',
  'templates/leaf/type.yaml': 'user_data: [leaf.config, first.script]\n',
  'templates/leaf/leaf.config': '#cloud-config\nbootcmd:\n  - echo {{ device.vars.greeting }}\n',
  'templates/leaf/first.script': '#!/bin/sh\n# first\n',
};

const greeted = (greeting: string): SiteFiles => ({
  'devices/one.yaml': site['devices/one.yaml'].replace('hello', greeting),
});

async function published(files: SiteFiles = site): Promise<string> {
  const root = writeSite(files);
  expect((await runCli(['build', '--quiet'], { cwd: root })).code).toBe(0);
  return root;
}

const plan = (root: string) => runCli(['plan'], { cwd: root });

test('devices whose lines differ in what they are called alone are shown once, and the total counts the ways', async () => {
  const root = await published({
    ...site,
    'devices/two.yaml': `${site['devices/two.yaml']}management_ip: 10.0.0.2\nfqdn: two.example.net\n`,
    'devices/three.yaml': 'id: three\ntype: leaf\nvars: { greeting: "10.0.0.33" }\nmanagement_ip: 10.0.0.3\n',
  });
  editSite(root, {
    'templates/leaf/first.script':
      '#!/bin/sh\n# {{ device.id }} is {{ device.management_ip }}{% if device.id == "three" %}3{% endif %}\n',
  });
  const { stdout } = await plan(root);
  expect(stdout).toContain('~ one (leaf) and 1 more with the same changes: two\n');
  expect(stdout).toContain('~ three (leaf)\n');
  expect(stdout).toMatch(/\ntotal: 0 added, 3 changed in 2 ways, 0 removed; 3 device files; 3 images\n$/);
});

test('many devices of one type that come are told in a line', async () => {
  const root = await published();
  editSite(root, {
    'devices/many.yaml':
      'id: m-{{ n | pad(2) }}\ntype: leaf\nvars: { greeting: a }\nrepeat: { from: 1, to: 12 }\n',
  });
  expect((await plan(root)).stdout).toContain(
    '+ 12 devices (leaf): m-01, m-02, m-03, m-04, m-05 and 7 more\n',
  );
});

test('it has colours at a terminal, and where they are asked for', async () => {
  const root = await published();
  editSite(root, greeted('welcome'));
  const at = (world: object) => runCli(['plan'], { cwd: root, ...world });
  const plain = (await plan(root)).stdout;
  expect((await at({ hasColours: true })).stdout).toBe(plain);
  const { stdout } = await at({ hasColours: true, isOutputTerminal: true });
  expect(stdout).toContain('\u001b[33m~ one (leaf)\u001b[39m');
  expect(stdout).toContain('\u001b[32m  +  - echo welcome\u001b[39m');
  expect(stripVTControlCharacters(stdout)).toBe(plain);
  expect((await at({ hasColours: true, forcesColours: true })).stdout).toBe(stdout);
});

test('the command that publishes it has the folders that plan was given', async () => {
  const root = await published();
  editSite(root, greeted('welcome'));
  const { stderr } = await runCli(['plan', '--root', root, '--out', join(root, 'out')], { cwd: '/' });
  expect(stderr).toBe(`seedpress: 1 changed; run this to publish: seedpress build --root ${root.slice(1)}\n`);
});

test('a guest that does not go by the instance-id has no use for a new generation', async () => {
  const bsd = {
    'devices/site.yaml': 'images: [nocloud]\nlayouts: [nocloud, openstack]\n',
    'devices/bsd.yaml': 'id: bsd\ntype: bsd\nguest: nuageinit\n',
    'templates/bsd/type.yaml': 'user_data: [bsd.config]\n',
    'templates/bsd/bsd.config': '#cloud-config\nssh_pwauth: false\n',
  };
  const root = await published(bsd);
  editSite(root, { 'templates/bsd/bsd.config': '#cloud-config\nssh_pwauth: true\n' });
  const { stdout } = await plan(root);
  expect(stdout).toContain(
    [
      '~ bsd (bsd)',
      '  next boot: nuageinit does not look at the instance-id',
      '    not applied (read at the first boot only): user-data',
      '    to apply: start the machine from a new disk',
      '',
    ].join('\n'),
  );
  expect(stdout).not.toContain('cloud-init clean');
});
