import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.js';
import { writeSite } from '../../support/sites.js';

const device = 'id: a\ntype: vm\nmanagement_ip: 10.0.0.1\nvars: { pin: { secret: { env: PIN } } }\n';

async function siteWith(pin: string) {
  const root = writeSite({
    'devices/site.yaml':
      'namespace: nsfocus\nimages: [nocloud]\nlayouts: [namespace, nocloud, openstack, ec2]\n',
    'devices/a.yaml': device,
    'templates/vm/type.yaml': 'user_data: [init.script]\n',
    'templates/vm/init.script': '#!/bin/sh\npin={{ device.vars.pin }}\n',
  });
  const run = (...argv: readonly string[]) => runCli(argv, { cwd: root, environment: { PIN: pin } });
  expect(await run('build', '--quiet')).toMatchObject({ code: 0 });
  const manifest = JSON.parse(readFileSync(join(root, 'out/current/manifest.json'), 'utf8')) as {
    readonly devices: Readonly<Record<string, { readonly digest: string; readonly content: string }>>;
  };
  return { root, run, record: manifest.devices.a as { readonly digest: string; readonly content: string } };
}

test('the digest of what a device holds stands beside what it holds, and nowhere else', async () => {
  const { root, run, record } = await siteWith('4711');
  const out = join(root, 'out');
  const found = readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((path) => lstatSync(join(out, path)).isFile())
    .filter((path) => readFileSync(join(out, path)).includes(record.content));
  // None of it is below a document root, in the report or in what goes to the host and into an image.
  expect(
    found.filter((path) => !/^(?:current|generations\/1)\/(?:manifest\.json$|state\/)/.test(path)),
  ).toEqual([]);
  expect(found).toContain('generations/1/manifest.json');
  for (const path of found) expect(lstatSync(join(out, path)).mode & 0o007, path).toBe(0);
  for (const argv of [['list'], ['plan'], ['explain', 'a'], ['status'], ['generations'], ['verify']])
    for (const form of [[], ['--json']]) {
      const { stdout, stderr } = await run(...argv, ...form);
      expect(stdout + stderr, argv[0]).not.toContain(record.content);
    }
});

test('names in the store differ with a secret, and are the same with the same one', async () => {
  const [one, other, again] = [await siteWith('4711'), await siteWith('4712'), await siteWith('4711')];
  expect(other.record.digest).not.toBe(one.record.digest);
  expect(again.record.digest).toBe(one.record.digest);
});
