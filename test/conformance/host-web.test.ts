import { execFile } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Access } from '../../src/domain/site.js';
import type { FleetStatus } from '../../src/pipeline/status/fleet-status.js';
import { runCli } from '../support/cli.js';
import { requires } from '../support/requires.js';
import { type BuiltFleet, builtFleet, tokenOf } from './host/built-fleet.js';
import { freePort, hostServerNames, hostServers, startHostServer } from './host/web-servers.js';

const token = tokenOf('one');
const peers = { one: '127.0.0.11', two: '127.0.0.12', three: '::1', stranger: '127.0.0.99' } as const;
type Peer = keyof typeof peers;
const uuidOf = (id: string): string =>
  `6d5bb3a1-4d5c-4c53-9f0e-0000000${Buffer.from(id).toString('hex').slice(0, 5)}`;
const bySmbios = [`/by-uuid/${uuidOf('one')}`, '/by-serial/SN%20one.1'] as const;

interface Row {
  readonly as?: Peer;
  readonly ask: string;
  readonly options?: readonly string[];
  readonly status: number;
  /** A part of the body of a 200. */
  readonly body?: string;
  readonly allow?: string;
}

const header = (text: string) => ['-H', text];
const one = { status: 200, body: 'instance-id: one\n' };
const two = { status: 200, body: 'instance-id: two\n' };
const lists = { status: 200, body: '1.0\nlatest\n' };
const refused = { status: 405, allow: 'GET, HEAD' };
const put = ['-X', 'PUT'];
const imds = '/latest/api/token';

/** What the server answers below the prefix that leads to the folder of the machine `one`. */
const inFolder = (to: string): readonly Row[] => [
  { ask: `${to}/meta-data`, ...one },
  { ask: `${to}/nsfocus`, ...lists },
  { ask: `${to}/nsfocus/`, ...lists },
  { ask: `${to}//nsfocus//latest/`, status: 200, body: 'meta_data\n' },
  { ask: `${to}/`, status: 200, body: 'nsfocus\n' },
  { ask: `${to}/meta-data?secret=1`, ...one },
  { ask: `${to}/phone-home`, options: ['-d', 'instance_id=one'], status: 204 },
  { ask: `${to}/phone-home`, status: 405, allow: 'POST' },
  { ask: `${to}/nsfocus/latest/phone-home`, options: ['-d', 'x'], ...refused },
  { ask: `${to}${imds}`, options: put, status: 200, body: 'seedpress' },
  {
    ask: `${to}${imds}`,
    options: [...put, ...header('X-aws-ec2-metadata-token-ttl-seconds: 60')],
    status: 200,
  },
  { ask: `${to}${imds}`, status: 405, allow: 'PUT' },
  { ask: `${to}${imds}`, options: ['-d', 'x'], status: 405, allow: 'PUT' },
  { ask: `${to}${imds}/`, options: put, ...refused },
  {
    ask: `${to}/latest/meta-data/instance-id`,
    options: header('X-aws-ec2-metadata-token: seedpress'),
    status: 200,
  },
  { ask: `${to}/latest/dynamic/instance-identity/document`, status: 200, body: '"instanceId": "one"' },
  { ask: `${to}/meta-data/`, status: 404 },
  { ask: `${to}/nothing`, status: 404 },
  { ask: `${to}/.hidden`, status: 404 },
  { ask: `${to}/%2ehidden`, status: 404 },
  { ask: `${to}/nsfocus/.hidden`, status: 404 },
  { ask: `${to}/by-ip/127.0.0.12/meta-data`, status: 404 },
  { ask: `${to}/www/two/meta-data`, status: 404 },
  { ask: `${to}/manifest.json`, status: 404 },
  { ask: `${to}/seed.json`, status: 404 },
  { ask: `${to}/meta-data`, options: ['-d', ''], ...refused },
  { ask: `${to}/meta-data`, options: ['-X', 'PUT'], ...refused },
  { ask: `${to}/meta-data`, options: ['-X', 'OPTIONS'], ...refused },
  { ask: `${to}/meta-data`, options: ['-I'], status: 200 },
  { ask: `${to}/meta-data`, options: ['-r', '0-3'], ...one },
  { ask: `${to}/meta-data`, options: header('If-Modified-Since: Fri, 01 Jan 2038 00:00:00 GMT'), ...one },
  { ask: `${to}/meta-data`, options: header('If-None-Match: "5f-1"'), ...one },
  { ask: `${to}/meta-data`, options: header(`Host: ${peers.two}`), ...one },
];

/** What Caddy does otherwise: it follows links, and cleans a path that climbs out where nginx refuses it. */
const inFolderOfNginx = (to: string): readonly Row[] => [
  { ask: `${to}/linked-file`, status: 404 },
  { ask: `${to}/linked-folder/meta-data`, status: 404 },
  { ask: `${to}/../../../by-ip/127.0.0.12/meta-data`, status: 400 },
  { ask: `${to}/%2e%2e/%2e%2e/%2e%2e/by-ip/127.0.0.12/meta-data`, status: 400 },
  { ask: `${to}/../../../seed.json`, status: 400 },
  { ask: `${to}/%2e%2e/%2e%2e/%2e%2e/seed.json`, status: 400 },
];

/** Caddy answers 204 whether there is such a machine or not. */
const strangersOfNginx: readonly Row[] = [
  { ask: '/nobody/phone-home', options: ['-d', 'x'], status: 404 },
  { ask: `/s/${token.replace(/^./, 'x')}/phone-home`, options: ['-d', 'x'], ...refused },
  { ask: `/s/${'0'.repeat(32)}/phone-home`, options: ['-d', 'x'], status: 404 },
];
const closed: readonly Row[] = bySmbios.map((to) => ({ ask: `${to}/meta-data`, status: 404 }));

const everywhere: readonly Row[] = [
  { ask: '/phone-home', options: ['-d', 'instance_id=one'], status: 204 },
  { ask: '/phone-home', status: 405, allow: 'POST' },
];

const rows: Readonly<Record<Access, { readonly to: string; readonly rows: readonly Row[] }>> = {
  address: {
    to: '',
    rows: [
      { as: 'two', ask: '/meta-data', ...two },
      { as: 'three', ask: '/meta-data', status: 200, body: 'instance-id: three\n' },
      { as: 'stranger', ask: '/meta-data', status: 404 },
      { as: 'stranger', ask: '/', status: 404 },
      { as: 'stranger', ask: imds, options: put, status: 404 },
      { ask: imds, options: [...put, ...header('X-Forwarded-For: 1')], status: 403 },
      { ask: `/two${imds}`, options: put, status: 404 },
      { ask: `/s/${token}${imds}`, options: put, status: 404 },
      { ask: '/meta-data', options: header(`X-Forwarded-For: ${peers.two}`), status: 403 },
      { ask: '/meta-data', options: header('X-Forwarded-For: 0'), status: 403 },
      { ask: '/meta-data', options: header('X-Real-IP: 1'), status: 403 },
      { ask: '/meta-data', options: header('Forwarded: for=1'), status: 403 },
      { ask: '/meta-data', options: header('Via: 1.1 proxy'), status: 403 },
      { ask: '/two/meta-data', status: 404 },
      { ask: `/s/${token}/meta-data`, status: 404 },
      ...closed,
    ],
  },
  token: {
    to: `/s/${token}`,
    rows: [
      { as: 'stranger', ask: `/s/${token}/meta-data`, ...one },
      { as: 'three', ask: `/s/${token}/meta-data`, ...one },
      { as: 'stranger', ask: `/s/${token}${imds}`, options: put, status: 200 },
      { ask: `/s/${token.replace(/^./, '0')}${imds}`, options: put, status: 404 },
      { ask: imds, options: put, status: 404 },
      { ask: '/meta-data', status: 404 },
      { ask: '/', status: 404 },
      { ask: '/one/meta-data', status: 404 },
      { ask: '/s', status: 404 },
      { ask: '/s/', status: 404 },
      { ask: `/s/${token}`, status: 404 },
      { ask: `/s/${token}0/meta-data`, status: 404 },
      { ask: `/s/${token.slice(1)}/meta-data`, status: 404 },
      { ask: `/s/${token.toUpperCase()}/meta-data`, status: 404 },
      { ask: `/s/${token}/../../meta-data`, status: 404 },
      ...closed,
    ],
  },
  open: {
    to: '/one',
    rows: [
      { ask: '/one', status: 200, body: 'nsfocus\n' },
      { ask: '/two/meta-data', ...two },
      { as: 'stranger', ask: '/two/nsfocus/', ...lists },
      { ask: '/meta-data', ...one },
      { as: 'two', ask: '/meta-data', ...two },
      { as: 'two', ask: '/nsfocus/latest/meta_data/instance-id', status: 200, body: 'two' },
      { as: 'stranger', ask: '/meta-data', status: 404 },
      { as: 'stranger', ask: '/nobody/meta-data', status: 404 },
      { as: 'stranger', ask: `/two${imds}`, options: put, status: 200 },
      { as: 'stranger', ask: `/nobody${imds}`, options: put, status: 404 },
      ...bySmbios.flatMap((by): readonly Row[] => [
        { as: 'stranger', ask: `${by}/meta-data`, ...one },
        { as: 'two', ask: `${by}/nsfocus`, ...lists },
        { ask: `${by}/nothing`, status: 404 },
        { ask: `${by}${imds}`, options: put, status: 200, body: 'seedpress' },
        { ask: `${by}/meta-data`, options: ['-X', 'PUT'], ...refused },
        { ask: `${by}x/meta-data`, status: 404 },
      ]),
    ],
  },
};

const run = promisify(execFile);
const accesses = Object.keys(rows) as readonly Access[];

for (const [name, access] of hostServerNames.flatMap((server) =>
  accesses.map((kind) => [server, kind] as const),
)) {
  requires(...hostServers[name].needs, 'curl')(`${name}, access by ${access}`, () => {
    let fleet: BuiltFleet;
    let end: (() => Promise<void>) | undefined;
    let port: number;

    beforeAll(async () => {
      port = await freePort();
      fleet = await builtFleet({
        site: {
          namespace: 'nsfocus',
          server: { address: '127.0.0.1', port },
          layouts: ['namespace', 'nocloud', 'ec2'],
          images: [],
          access,
        },
        devices: (['one', 'two', 'three'] as const).map((id) => ({
          id,
          type: 'vm',
          management_ip: peers[id],
          uuid: uuidOf(id),
          serial: `SN ${id}.1`,
        })),
        template: '#cloud-config\nfinal_message: "{{ device.id }}"\n',
      });
      plant(fleet.out);
      end = await startHostServer(name, { out: fleet.out, port });
    }, 60_000);
    afterAll(async () => {
      await end?.();
      fleet.remove();
    });

    const ask = async (path: string, { as = 'one', options = [] }: Partial<Row>) => {
      const host = as === 'three' ? '[::1]' : '127.0.0.1';
      const format = '\n%{http_code} %{num_redirects} %header{allow}';
      const words = ['-sS', '-L', '--path-as-is', '--interface', peers[as], '-w', format, ...options];
      const { stdout } = await run('curl', [...words, `http://${host}:${port}${path}`]);
      const [, body = '', status, redirects, allow] = /^([^]*)\n(\d+) (\d+) (.*)$/.exec(stdout) ?? [];
      return { body, status: Number(status), redirects: Number(redirects), allow };
    };
    const { to } = rows[access];
    const own = name === 'nginx' ? [...inFolderOfNginx(to), ...strangersOfNginx] : [];

    test.each([...inFolder(to), ...own, ...everywhere, ...rows[access].rows])(
      '$ask: $status',
      async ({ ask: path, ...row }) => {
        const { body, ...answer } = await ask(path, row);
        expect(answer).toEqual({ status: row.status, redirects: 0, allow: row.allow ?? '' });
        expect(body).toContain(row.body ?? '');
        if (row.status >= 400) expect(body).not.toContain('instance-id');
      },
    );

    test('nothing may be kept or revalidated, and texts are texts', async () => {
      const { body } = await ask(`${to}/user-data`, { options: ['-I'] });
      const headers = body.toLowerCase();
      expect(headers).toContain('content-type: text/plain; charset=utf-8');
      expect(headers).toContain('cache-control: no-store');
      expect(headers).toContain('x-content-type-options: nosniff');
      expect(headers).not.toMatch(/^(?:etag|last-modified|accept-ranges|location|expires):/m);
      const json = await ask(`${to}/nsfocus/latest/meta_data.json`, { options: ['-I'] });
      expect(json.body.toLowerCase()).toContain('content-type: application/json\r\n');
    });

    test('the token of EC2 has its life with it, and nothing else has', async () => {
      const { body } = await ask(`${to}${imds}`, { options: [...put, '-i'] });
      expect(body.toLowerCase()).toContain('x-aws-ec2-metadata-token-ttl-seconds: 21600\r\n');
      expect(body.toLowerCase()).toContain('content-type: text/');
      expect(body.toLowerCase()).toContain('cache-control: no-store\r\n');
      expect((await ask(`${to}/meta-data`, { options: ['-i'] })).body.toLowerCase()).not.toContain('x-aws');
      expect((await ask(`${to}${imds}`, { options: ['-i'] })).body.toLowerCase()).not.toContain('x-aws');
    });

    test('no log holds a token or a query', async () => {
      for (const path of ['meta-data', '../../meta-data', '../../x', 'linked-file', 'nothing?key=s3cret'])
        await ask(`/s/${token}/${path}`, {});
      for (const log of ['access.log', 'error.log', 'caddy-access.log'].map((file) =>
        join(fleet.out, 'run', file),
      ))
        if (existsSync(log)) expect(readFileSync(log, 'utf8')).not.toMatch(new RegExp(`${token}|s3cret`));
    });

    test('seedpress status reads its log', async () => {
      for (const file of ['meta-data', 'nsfocus/latest/user_data']) await ask(`${to}/${file}`, {});
      await ask(`${to}/phone-home`, { options: ['-d', 'instance_id=one'] });
      const read = async () => {
        const { stdout } = await runCli(['status', '--json', '--out', fleet.out], { cwd: fleet.out });
        return (JSON.parse(stdout) as FleetStatus).devices.find(({ id }) => id === 'one');
      };
      // lighttpd writes its log every few seconds.
      const poll = expect.poll(
        async () => {
          const device = await read();
          return { state: device?.state, paths: device?.files.map(({ path }) => path) };
        },
        { timeout: 10_000 },
      );
      await poll.toEqual({
        state: 'finished',
        paths: expect.arrayContaining(['meta-data', 'nsfocus/latest/user_data']),
      });
      const device = await read();
      // Only nginx knows which folder an answer came from.
      expect(device?.build).toBe(name === 'nginx' ? 'current' : null);
    }, 20_000);

    // The others do not know what stands in a link.
    if (name !== 'nginx') return;
    describe('the access log', () => {
      const last = () =>
        JSON.parse(
          readFileSync(join(fleet.out, 'run/access.log'), 'utf8').trim().split('\n').at(-1) ?? '',
        ) as object;

      test('says in JSON, a line a request, what was given to whom', async () => {
        await ask(`${to}/nsfocus/latest/user_data?key=secret`, {});
        await expect.poll(last).toEqual({
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/),
          peer: peers.one,
          method: 'GET',
          uri: `${access === 'token' ? '/s/*' : to}/nsfocus/latest/user_data`,
          status: 200,
          bytes: expect.any(Number),
          request_time: expect.any(Number),
          digest: realpathSync(join(fleet.out, 'current/www/one')).split('/').at(-2),
        });
      });

      test('says who reported, where the URL is its own', async () => {
        await ask(`${to}/phone-home`, { as: 'stranger', options: ['-d', 'instance_id=one'] });
        const uri = `${access === 'token' ? '/s/*' : to}/phone-home`;
        const digest = realpathSync(join(fleet.out, 'current/www/one')).split('/').at(-2);
        await expect
          .poll(last)
          .toMatchObject({ method: 'POST', uri, status: 204, digest: to === '' ? '' : digest });
      });

      test('stays JSON whatever is asked', async () => {
        await ask('/"\\%00', { options: header('X-Forwarded-For: "') });
        // nginx writes its line when it has answered, which may be after curl has ended.
        await expect.poll(last).toMatchObject({ status: 400, digest: '' });
        await ask('/"\\n', {});
        await expect.poll(last).toMatchObject({ status: 404, uri: '/"\\n' });
      });
    });

    test('a stranger is no fault of ours', async () => {
      await ask('/meta-data', { as: 'stranger' });
      expect(readFileSync(join(fleet.out, 'run/error.log'), 'utf8')).not.toContain(peers.stranger);
    });
  });
}

/** What a build does not write: files that nobody shall see, and links into another machine's data. */
function plant(out: string): void {
  const current = join(out, 'current');
  const [first, second] = ['one', 'two'].map((id) => realpathSync(join(current, 'www', id))) as [
    string,
    string,
  ];
  for (const folder of [first, second, join(first, 'nsfocus')])
    writeFileSync(join(folder, '.hidden'), 'instance-id: hidden');
  symlinkSync(join(second, 'meta-data'), join(first, 'linked-file'));
  symlinkSync(second, join(first, 'linked-folder'));
}
