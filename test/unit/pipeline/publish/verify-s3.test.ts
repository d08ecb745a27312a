import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { keys, type S3Server, startS3 } from '../../../support/s3-server.js';
import { writeSite } from '../../../support/sites.js';

const environment = { AWS_ACCESS_KEY_ID: keys.id, AWS_SECRET_ACCESS_KEY: keys.secret };
const site = {
  'devices/site.yaml': 'namespace: lab\nlayouts: [namespace, nocloud]\nimages: [nocloud, guestinfo]\n',
  'devices/a.yaml': 'id: a\ntype: leaf\nmanagement_ip: 192.0.2.1\n',
  'devices/b.yaml': 'id: b\ntype: leaf\nmanagement_ip: 192.0.2.2\n',
  'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
  'templates/leaf/leaf.script': '#!/bin/sh\necho {{ device.id }}\n',
};

async function inBucket(...options: readonly string[]) {
  const [root, server] = [writeSite(site), await startS3()];
  const run = (...argv: readonly string[]) => runCli(argv, { cwd: root, environment });
  expect((await run('build', '--quiet', ...options)).code).toBe(0);
  const place = ['s3://seeds/lab', '--endpoint', server.url];
  expect((await run('publish', ...place, '--quiet')).code).toBe(0);
  return { root, server, verify: (...more: readonly string[]) => run('verify', ...place, ...more) };
}

const change = ({ objects }: S3Server, key: string, text: string, meta?: Record<string, string>): void => {
  const found = objects.get(key);
  objects.set(key, {
    etag: found?.etag ?? '""',
    meta: meta ?? found?.meta ?? {},
    body: Buffer.from(text),
  });
};
const storeKey = ({ objects }: S3Server, end: string): string =>
  [...objects.keys()].find((key) => key.startsWith('lab/store/') && key.endsWith(end)) ?? '';

test('what a publish has brought there is whole; an empty place is named', async () => {
  const { server, verify, root } = await inBucket();
  const whole = await verify();
  expect(whole).toMatchObject({ code: 0, stdout: '' });
  expect(whole.stderr).toBe(
    `seedpress: ${server.objects.size} objects of 2 devices read, and nothing is damaged\n`,
  );
  const empty = await runCli(['verify', 's3://seeds/none', '--endpoint', server.url], {
    cwd: root,
    environment,
  });
  expect(empty.code).toBe(1);
  expect(empty.stderr).toContain('nothing is published in s3://seeds/none');
});

test.each<[string, (server: S3Server) => string]>([
  [
    'has changed (a)',
    (server) => {
      const key = storeKey(server, '/user-data');
      const content = key.split('/')[2];
      change(server, key, 'another');
      return `store/${content}`;
    },
  ],
  [
    'is missing',
    (server) => {
      const key = storeKey(server, '/user-data');
      server.objects.delete(key);
      return key.slice(4);
    },
  ],
  [
    'has changed (a)',
    (server) => {
      change(server, 'lab/names/by-ip/192.0.2.1', `${'0'.repeat(64)}\n`);
      return 'names/by-ip/192.0.2.1';
    },
  ],
  [
    'has changed (b)',
    (server) => {
      // Its text is right, and servers go by the header.
      const key = 'lab/names/by-ip/192.0.2.2';
      change(server, key, server.objects.get(key)?.body.toString() ?? '', {
        'x-amz-meta-seedpress': 'other',
      });
      return 'names/by-ip/192.0.2.2';
    },
  ],
  [
    'has changed',
    (server) => {
      change(server, 'lab/images/a.iso', 'no image');
      return 'store/';
    },
  ],
  [
    'has changed',
    (server) => {
      change(server, 'lab/site/host/nginx.conf', 'deny none;');
      return 'site/host/nginx.conf';
    },
  ],
  [
    'belongs to nothing that is published',
    (server) => {
      change(server, 'lab/names/by-ip/192.0.2.9', 'x\n');
      return 'names/by-ip/192.0.2.9';
    },
  ],
])('an object that %s is named: case %#', async (what, damage) => {
  const { server, verify } = await inBucket();
  const key = damage(server);
  const { code, stdout } = await verify();
  expect(code).toBe(1);
  const lines = stdout.trim().split('\n');
  expect(
    lines.some((line) => line.startsWith(key) && line.includes(what)),
    stdout,
  ).toBe(true);
  const { outcome, damage: found } = JSON.parse((await verify('--json')).stdout) as {
    outcome: string;
    damage: unknown[];
  };
  expect({ outcome, count: found.length }).toEqual({ outcome: 'damaged', count: lines.length });
});

test('a publish that did not end is named', async () => {
  const { server, verify } = await inBucket();
  const state = JSON.parse(server.objects.get('lab/state.json')?.body.toString() ?? '') as object;
  change(
    server,
    'lab/state.json',
    JSON.stringify({ ...state, pending: { run: '1', contents: [], keys: [] } }),
  );
  const { code, stderr } = await verify();
  expect(code).toBe(1);
  expect(stderr).toContain('is under way, or did not end: publish again');
});
