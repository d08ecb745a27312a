import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type RunningCli, runCli, startCli } from '../../support/cli.js';
import { scratchFolder } from '../../support/folders.js';
import { until } from '../../support/until.js';
import { rawGet } from '../server/raw-request.js';

const template = '#cloud-config\nfinal_message: "{{ device.id }} {{ device.vars.note }}"\n';

/** Two devices: one that is known by an address of this machine, and one that is not. */
function smallSite(): string {
  const root = scratchFolder();
  write(root, 'devices/site.yaml', 'namespace: nsfocus\nimages: []\n');
  write(root, 'devices/one.yaml', 'id: one\ntype: vm\nmanagement_ip: 127.0.0.11\nvars: { note: first }\n');
  write(root, 'devices/two.yaml', 'id: two\ntype: vm\nmanagement_ip: 192.0.2.12\nvars: { note: first }\n');
  write(root, 'templates/vm/type.yaml', 'user_data: [cloud.config]\n');
  write(root, 'templates/vm/cloud.config', template);
  return root;
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function builtSite(access = 'address'): Promise<string> {
  const root = smallSite();
  write(root, 'devices/site.yaml', `namespace: nsfocus\nimages: []\naccess: ${access}\n`);
  if (access === 'token') write(root, '.seedpress/secret', `${'s3cret'.repeat(8)}\n`);
  expect((await runCli(['build', '--root', root], { cwd: root })).code).toBe(0);
  return root;
}

async function startServe(root: string, ...options: readonly string[]) {
  const cli = startCli(['serve', '--root', root, '--listen', '0', ...options], { cwd: root });
  const explain = () => cli.stderr();
  await until(() => portOf(cli) !== undefined, { explain });
  const get = async (path: string, from = '127.0.0.13') =>
    rawGet(path, { port: portOf(cli) as number, from });
  return {
    ...cli,
    get,
    url: `http://127.0.0.1:${portOf(cli)}`,
    said: (text: string) => until(() => cli.stderr().includes(text), { explain }),
  };
}

const portOf = (cli: RunningCli): number | undefined => {
  const port = /http:\/\/\S+:(\d+);/.exec(cli.stderr())?.[1];
  return port === undefined ? undefined : Number(port);
};

test('serve answers by address, and records in out/run/access.log what it printed', async () => {
  const root = await builtSite();
  const { get, interrupt } = await startServe(root, '--json');
  expect((await get('/meta-data', '127.0.0.11')).body).toContain('instance-id: one\n');
  expect((await get('/meta-data')).status).toBe(404);
  const { code, stdout } = await interrupt();
  expect(code).toBe(0);
  expect(readFileSync(join(root, 'out/run/access.log'), 'utf8')).toBe(stdout);
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object),
  ).toMatchObject([
    { peer: '127.0.0.11', uri: '/meta-data', status: 200, digest: expect.stringMatching(/^[0-9a-f]{64}$/) },
    { peer: '127.0.0.13', uri: '/meta-data', status: 404, digest: '' },
  ]);
});

test('status reads what serve has recorded', async () => {
  const root = await builtSite();
  const { get, url, interrupt } = await startServe(root, '--open-loopback');
  await get('/meta-data', '127.0.0.11');
  await get('/two/user-data');
  await get('/nothing');
  expect((await fetch(`${url}/two/phone-home`, { method: 'POST', body: 'x' })).status).toBe(204);
  await interrupt();
  const { stdout } = await runCli(['status', '--json'], { cwd: root });
  expect(JSON.parse(stdout)).toMatchObject({
    totals: { devices: 2, finished: 1, reading: 1, strangers: 0, requests: 4 },
    devices: [
      { id: 'one', state: 'reading', files: [{ path: 'meta-data', requests: 1 }] },
      { id: 'two', state: 'finished', build: 'current', files: [{ path: 'user-data', requests: 1 }] },
    ],
  });
});

test('a log that cannot be written is said once, and nobody goes without an answer', async () => {
  const root = await builtSite();
  write(root, 'out/run', 'not a folder');
  const { get, interrupt } = await startServe(root);
  expect((await get('/meta-data', '127.0.0.11')).status).toBe(200);
  expect((await get('/meta-data', '127.0.0.11')).status).toBe(200);
  const { stderr, stdout } = await interrupt();
  expect(stderr.match(/requests are not recorded in \S+\/out\/run\/access.log: E/g)).toHaveLength(1);
  expect(stdout.match(/127.0.0.11 GET \/meta-data 200 /g)).toHaveLength(2);
});

test('--as shows what one device sees, whoever asks', async () => {
  const root = await builtSite();
  const { get, stderr } = await startServe(root, '--as', 'two');
  expect(stderr()).toContain('as two sees it at http://127.0.0.1:');
  expect((await get('/meta-data', '127.0.0.11')).body).toContain('instance-id: two\n');
  expect((await get('/one/meta-data')).status).toBe(404);
  expect(stderr()).toContain('every user of this machine can read the seed of two\n');
  expect(stderr()).not.toContain('everybody');
});

test.each(['address', 'token'])(
  'under access: %s a user of this machine reads no device by its id',
  async (access) => {
    const root = await builtSite(access);
    const { get } = await startServe(root);
    for (const from of ['127.0.0.1', '127.0.0.13'])
      for (const path of ['/one/meta-data', '/two/user-data', '/two/']) {
        expect((await get(path, from)).status).toBe(404);
      }
  },
);

test('--open-loopback lets every user of this machine read each device, and says so', async () => {
  const root = await builtSite();
  const { get, stderr } = await startServe(root, '--open-loopback');
  expect((await get('/two/meta-data')).body).toContain('instance-id: two\n');
  expect(stderr()).toContain('every user of this machine can read the seed of every device\n');
});

test('--open-loopback and --as exclude each other', async () => {
  const root = await builtSite();
  expect(await runCli(['serve', '--as', 'two', '--open-loopback'], { cwd: root })).toMatchObject({
    code: 2,
    stderr: 'seedpress: --as and --open-loopback exclude each other; give one of them\n',
  });
});

test('--as on an address of the network says who can read the seed', async () => {
  const root = await builtSite();
  const cli = startCli(['serve', '--root', root, '--listen', '0.0.0.0:0', '--as', 'two'], { cwd: root });
  await until(() => cli.stderr().includes('anyone who can reach 0.0.0.0 can read the seed of two\n'));
});

test('--as names the nearest device that there is', async () => {
  const root = await builtSite();
  expect(await runCli(['serve', '--as', 'tow'], { cwd: root })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'seedpress: --as "tow" is not a device of the published site; did you mean "two"?\n',
  });
});

test.each([[['--as', 'one']], [[]]])(
  'without a published site nothing is served, and nothing is made: %j',
  async (options) => {
    const root = smallSite();
    const { code, stderr } = await runCli(['serve', ...options], { cwd: root });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^seedpress: there is no published site: .*; build it first\n$/);
    expect(() => readFileSync(join(root, 'out'))).toThrow('ENOENT');
  },
);

test('--watch builds what is not built yet, then each change, and a mistake leaves the site as it is', async () => {
  const root = smallSite();
  const { get, said, interrupt } = await startServe(root, '--watch');
  await said('published generation 1: 2 added (one, two); 2 devices rendered\n');
  write(root, 'devices/one.yaml', 'id: one\ntype: vm\nmanagement_ip: 127.0.0.11\nvars: { note: second }\n');
  await said('published generation 2: 1 changed (one); 1 device rendered\n');
  expect((await get('/user-data', '127.0.0.11')).body).toContain('one second');

  write(root, 'templates/vm/cloud.config', template.replace('note', 'noet'));
  await said('1 error; nothing was published\n');
  expect((await get('/user-data', '127.0.0.11')).body).toContain('one second');
  write(root, 'templates/vm/cloud.config', template);
  await said('no errors; nothing changed\n');

  rmSync(join(root, 'devices/one.yaml'));
  await said('published generation 3: 1 removed (one); 0 devices rendered\n');
  expect((await get('/user-data', '127.0.0.11')).status).toBe(404);
  expect((await interrupt()).code).toBe(0);
}, 60_000);

test('--watch with mistakes and nothing published ends with the mistakes', async () => {
  const root = smallSite();
  write(root, 'devices/one.yaml', 'id: one\ntype: mv\n');
  const { code, stderr } = await runCli(['serve', '--watch'], { cwd: root });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^devices\/one.yaml:2:7: error .*\n.*1 error.*\n$/);
});

test('--watch tells of builds in JSON as well', async () => {
  const root = smallSite();
  const { stdout, said } = await startServe(root, '--watch', '--json');
  await said('serving');
  expect(JSON.parse(stdout().split('\n')[0] ?? '')).toMatchObject({
    outcome: 'published',
    generation: 1,
    changes: { added: ['one', 'two'] },
  });
});
