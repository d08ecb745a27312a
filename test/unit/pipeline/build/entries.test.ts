import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { writeSite } from '../../../support/sites.js';

const device = (n: number) =>
  [
    `id: vm-${n}`,
    'type: leaf',
    `management_ip: 192.0.2.${n}`,
    'public_keys: { one: "ssh-ed25519 ' + key + '" }',
  ]
    .concat([`interfaces: [{ name: eth0, mac: "52:54:00:00:00:0${n}", addresses: [192.0.2.${n}/24] }]`, ''])
    .join('\n');

const key = 'AAAAC3NzaC1lZDI1NTE5AAAAICfB1i2Clx32UEgchi37sIdk+9Yak/H/x70ckE60lLNM';

test('a device of three trees is no more than 65 names, and few of them are files of its own', async () => {
  const root = writeSite({
    'devices/site.yaml': 'namespace: lab\nlayouts: [namespace, nocloud, openstack]\nimages: [nocloud]\n',
    ...Object.fromEntries([1, 2].map((n) => [`devices/vm-${n}.yaml`, device(n)])),
    'templates/leaf/type.yaml': 'user_data: [leaf.script]\nmeta_data: { site: berlin }\n',
    'templates/leaf/leaf.script': '#!/bin/sh\necho {{ device.id }}\n',
  });
  expect((await runCli(['build', '--quiet'], { cwd: root })).code).toBe(0);
  const folder = realpathSync(join(root, 'out/current/www/vm-2'));
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  expect(names.length).toBeLessThanOrEqual(65);
  const first = realpathSync(join(root, 'out/current/www/vm-1'));
  const inodesIn = (of: string) =>
    new Set(
      readdirSync(of, { recursive: true, encoding: 'utf8' })
        .map((name) => statSync(join(of, name)))
        .filter((stats) => stats.isFile())
        .map(({ ino }) => ino),
    );
  const own = [...inodesIn(folder)].filter((ino) => !inodesIn(first).has(ino));
  expect(own.length).toBeLessThanOrEqual(12);
});
