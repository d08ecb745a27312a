import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openBucket } from '../../../../src/sinks/s3/bucket.js';
import { runCli } from '../../../support/cli.js';
import { filesBelow } from '../../../support/folders.js';
import { keys, type S3Server, startS3 } from '../../../support/s3-server.js';
import { editSite, writeSite } from '../../../support/sites.js';

const device = (n: number, more = ''): string =>
  `id: vm-${n}\ntype: leaf\nmanagement_ip: 192.0.2.${n}\n` +
  `interfaces: [{ name: eth0, mac: "52:54:00:00:01:0${n}", addresses: [192.0.2.${n}/24] }]\n${more}`;

const files: Readonly<Record<string, string>> = {
  'devices/site.yaml': 'namespace: lab\nlayouts: [namespace, nocloud]\nimages: [nocloud]\n',
  'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
  'templates/leaf/leaf.script': '#!/bin/sh\necho {{ device.id }} {{ device.generation }}\n',
  ...Object.fromEntries([1, 2, 3].map((n) => [`devices/vm-${n}.yaml`, device(n)])),
};

async function builtSite(more: Readonly<Record<string, string>> = {}): Promise<string> {
  const root = writeSite({ ...files, ...more });
  await build(root);
  return root;
}

async function build(root: string, ...options: readonly string[]): Promise<void> {
  expect((await runCli(['build', '--quiet', ...options], { cwd: root })).code).toBe(0);
}

const environment = { AWS_ACCESS_KEY_ID: keys.id, AWS_SECRET_ACCESS_KEY: keys.secret };

const publish = (root: string, { url }: S3Server, ...options: readonly string[]) =>
  runCli(['publish', 's3://seeds/lab', '--endpoint', url, ...options], { cwd: root, environment });

async function published(root: string, server: S3Server) {
  const { code, stdout, stderr } = await publish(root, server, '--json');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout) as {
    outcome: string;
    changed: number;
    requests: { put: number; delete: number };
  };
}

/** What a client gets through a server that looks up the name and then asks for the file. */
function read({ objects }: S3Server, address: string, path: string): string | undefined {
  const name = objects.get(`lab/names/by-ip/${address}`);
  const content = name?.meta['x-amz-meta-seedpress'];
  return objects.get(`lab/store/${content}/${path}`)?.body.toString();
}

/** Every device is in the bucket as it is in out/, and nothing else is. */
function expectWhole(root: string, server: S3Server): void {
  const site = join(root, 'out/current');
  const ids = readdirSync(join(site, 'www'));
  let objects = 1;
  for (const id of ids) {
    const paths = filesBelow(join(site, 'www', id));
    const address = `192.0.2.${id.slice(3)}`;
    for (const path of paths)
      expect(read(server, address, path)).toBe(readFileSync(join(site, 'www', id, path), 'utf8'));
    expect(server.objects.get(`lab/images/${id}.iso`)?.body).toEqual(
      readFileSync(join(site, 'images', `${id}.iso`)),
    );
    objects += paths.length + 2;
  }
  const others = [...server.objects.keys()].filter((key) => key.startsWith('lab/site/'));
  expect(others).toContain('lab/site/manifest.json');
  expect(others).toContain('lab/site/host/nginx.conf');
  expect(server.objects.size).toBe(objects + others.length);
}

test('only what changed is written: content, then names, then removals, then the state', async () => {
  const [server, root] = [await startS3(), await builtSite()];
  expect(await published(root, server)).toMatchObject({ outcome: 'published', changed: 3 });
  expectWhole(root, server);
  const again = await published(root, server);
  expect(again).toMatchObject({ outcome: 'unchanged', requests: { put: 0, delete: 0 } });

  editSite(root, { 'devices/vm-2.yaml': device(2, 'generation: 2\n') });
  await build(root);
  const before = server.log.length;
  const edit = await published(root, server);
  expectWhole(root, server);
  const ofDevice = filesBelow(join(root, 'out/current/www/vm-2')).length;
  console.log(
    `one edit of 3 devices with ${ofDevice} files each: ${edit.requests.put} PUTs, ${edit.requests.delete} DELETEs`,
  );
  // Its files, its name, its image, the manifest, and the state twice.
  expect(edit.requests).toMatchObject({ put: ofDevice + 5, delete: ofDevice });
  const order = server.log
    .slice(before)
    .flatMap(({ method, path }) => (method === 'GET' ? [] : [`${method} ${path.split('/')[3]}`]));
  expect([...new Set(order)]).toEqual([
    'PUT state.json',
    'PUT store',
    'PUT names',
    'PUT site',
    'PUT images',
    'DELETE store',
  ]);
  expect(order.at(-1)).toBe('PUT state.json');
});

test('a device that goes is gone, and one that takes its address has its own data', async () => {
  const [server, root] = [await startS3(), await builtSite()];
  await published(root, server);
  editSite(root, {
    'devices/vm-1.yaml': undefined,
    'devices/vm-2.yaml': device(2).replaceAll('192.0.2.2', '192.0.2.1'),
  });
  await build(root);
  await published(root, server);
  expect(read(server, '192.0.2.1', 'user-data')).toContain('echo vm-2');
  expect(server.objects.has('lab/names/by-ip/192.0.2.2')).toBe(false);
  const all = [...server.objects.values()].map(({ body }) => body.toString('latin1')).join('\n');
  expect(all).not.toContain('vm-1');
});

test('what may pass is tried again; what was interrupted goes on, and ends as if it had not been', async () => {
  const [server, root] = [await startS3(), await builtSite()];
  // 409, 500, 503, an answer that is lost: every ninth request has one of them.
  const faults = [409, 500, 503, 'lost'] as const;
  server.fault = (_, index) => (index % 9 === 1 ? faults[((index / 9) % 4) | 0] : undefined);
  expect((await publish(root, server, '--quiet')).stderr).toBe('');
  expectWhole(root, server);

  // Dies after more and more of its requests, while somebody edits in between.
  for (let point = 0; point < 66; point += 6) {
    editSite(root, { 'devices/vm-2.yaml': device(2, `generation: ${2 + (point % 3)}\n`) });
    await build(root);
    const start = server.log.length;
    server.fault = (_, index) => (index - start >= point ? 403 : undefined);
    await publish(root, server);
    // Each device has its old data or its new one, whole.
    for (const n of [1, 2, 3]) {
      const user = read(server, `192.0.2.${n}`, 'user-data');
      expect(user).toContain(`echo vm-${n}`);
      expect(read(server, `192.0.2.${n}`, 'meta-data')).toContain(`vm-${n}`);
    }
  }
  server.fault = undefined;
  await published(root, server);
  expectWhole(root, server);
  // Back to what an interrupted publish had begun to remove.
  expect(await published(root, server)).toMatchObject({ outcome: 'unchanged' });
}, 120_000);

test('a publish that another one overtakes stops before it changes names', async () => {
  const [server, root] = [await startS3(), await builtSite()];
  let state: { body: Buffer; etag: string; meta: object } | undefined;
  server.fault = ({ method, path }) => {
    // The claim of another one comes while content is written.
    if (method === 'PUT' && path.includes('/store/') && state === undefined) {
      const own = server.objects.get('lab/state.json');
      const other = Buffer.from(own?.body.toString().replace(/"run":"[0-9a-f]+"/, '"run":"other"') ?? '');
      state = { body: other, etag: '"other"', meta: {} };
      server.objects.set('lab/state.json', { body: other, etag: '"other"', meta: {} });
    }
    return undefined;
  };
  const { code, stderr } = await publish(root, server);
  expect({ code, stderr }).toEqual({
    code: 3,
    stderr: 'seedpress: another publish changed lab/state.json meanwhile; publish again when it is done\n',
  });
  expect([...server.objects.keys()].some((key) => key.startsWith('lab/names/'))).toBe(false);
});

test('refusals are named, and no key stands in them', async () => {
  const [server, root] = [await startS3(), await builtSite()];
  const refused = async (
    argv: readonly string[],
    env: Readonly<Record<string, string>> = environment,
  ): Promise<string> => {
    const { code, stdout, stderr } = await runCli(['publish', ...argv, '--endpoint', server.url], {
      cwd: root,
      environment: env,
    });
    expect(code).not.toBe(0);
    expect(stdout + stderr).not.toContain(keys.secret);
    return stderr.replaceAll(server.url, 'URL');
  };
  expect(await refused(['s3://seeds/lab'], {})).toContain(
    'there are no keys for the store; set AWS_ACCESS_KEY_ID',
  );
  expect(await refused(['s3://seeds/lab'], { ...environment, AWS_SECRET_ACCESS_KEY: 'other' })).toBe(
    'seedpress: bucket "seeds" at URL answered 403 SignatureDoesNotMatch; check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and --region us-east-1\n',
  );
  expect(await refused(['s3://missing'])).toBe(
    'seedpress: there is no bucket "missing" at URL; create it first\n',
  );
  expect(await refused(['ftp://seeds'])).toContain('is not a place to publish to');
  server.objects.set('lab/state.json', { body: Buffer.from('{"format":7}'), etag: '"1"', meta: {} });
  expect(await refused(['s3://seeds/lab'])).toContain(
    'is not of this version of seedpress (format 7); publish to another prefix',
  );
  server.fault = () => 403;
  expect(await refused(['s3://seeds/other'])).toContain('these credentials may not read and write there');
  const empty = writeSite(files);
  expect((await publish(empty, server)).stderr).toContain('nothing is built in');
});

test('a store that answers slowly, with errors or not at all is given up after some attempts', async () => {
  const server = await startS3();
  const bucket = openBucket({
    endpoint: server.url,
    bucket: 'seeds',
    region: 'us-east-1',
    credentials: { accessKeyId: keys.id, secretAccessKey: keys.secret },
    date: () => new Date(),
    timeoutMs: 200,
    attempts: 3,
    pauseMs: 10,
  });
  for (const [fault, words] of [
    ['silent', 'no answer in 0.2 s'],
    [500, 'it answered 500 Planned'],
    [409, 'it answered 409 Planned'],
  ] as const) {
    server.fault = () => fault;
    const [before, failure] = [
      server.log.length,
      await bucket.put('a', Buffer.from('b')).catch((error: Error) => error.message),
    ];
    expect(failure).toContain(
      `did not do PUT a in 3 attempts: ${words}; what is published there is still served`,
    );
    expect(server.log.length - before).toBe(3);
  }
  server.fault = undefined;
  for (const key of ['x/ä b', "x/(it's)+&=", 'x/2001:db8::1', 'x/~']) {
    await bucket.put(key, Buffer.from(key));
    expect((await bucket.get(key))?.body.toString()).toBe(key);
  }
  expect(await bucket.list('x/')).toHaveLength(4);
  await bucket.remove('x/~');
  expect(await bucket.get('x/~')).toBeUndefined();
});
