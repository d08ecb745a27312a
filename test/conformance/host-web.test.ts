import { execFile } from 'node:child_process';
import { existsSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FleetStatus } from '../../src/pipeline/status/fleet-status.js';
import { runCli } from '../support/cli.js';
import { requires } from '../support/requires.js';
import type { BuiltFleet } from './host/built-fleet.js';
import { webFleet } from './host/web-fleet.js';
import {
  everywhere,
  header,
  imds,
  inFolder,
  inFolderOfNginx,
  peers,
  put,
  type Row,
  rows,
  strangersOfNginx,
  token,
  uuidOf,
} from './host/web-rows.js';
import { freePort, hostServerNames, hostServers, startHostServer } from './host/web-servers.js';

const run = promisify(execFile);
/** nginx writes its log once a second. */
const buffered = { timeout: 5000, interval: 200 };
const accesses = ['address', 'token', 'open'] as const;

for (const [name, access] of hostServerNames.flatMap((server) =>
  accesses.map((kind) => [server, kind] as const),
)) {
  requires(...hostServers[name].needs, 'curl')(`${name}, access by ${access}`, () => {
    let fleet: BuiltFleet;
    let end: (() => Promise<void>) | undefined;
    let port: number;

    beforeAll(async () => {
      port = await freePort();
      const devices = (['one', 'two', 'three'] as const).map((id) => ({
        ...{ id, management_ip: peers[id], uuid: uuidOf(id), serial: `SN ${id}.1` },
      }));
      fleet = await webFleet(devices, { port, access });
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
    if (name === 'nginx') {
      describe('the access log', () => {
        const last = () =>
          JSON.parse(
            readFileSync(join(fleet.out, 'run/access.log'), 'utf8').trim().split('\n').at(-1) ?? '',
          ) as object;

        test('says in JSON, a line a request, what was given to whom', async () => {
          await ask(`${to}/nsfocus/latest/user_data?key=secret`, {});
          await expect.poll(last, buffered).toEqual({
            time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/),
            peer: peers.one,
            method: 'GET',
            uri: `${access === 'token' ? '/s/*' : to}/nsfocus/latest/user_data`,
            status: 200,
            bytes: expect.any(Number),
            request_time: expect.any(Number),
            digest: realpathSync(join(fleet.out, 'current/www/one')).split('/').at(-1),
            connection: expect.any(Number),
            request: 1,
          });
        });

        test('says who reported, where the URL is its own', async () => {
          await ask(`${to}/phone-home`, { as: 'stranger', options: ['-d', 'instance_id=one'] });
          const uri = `${access === 'token' ? '/s/*' : to}/phone-home`;
          const digest = realpathSync(join(fleet.out, 'current/www/one')).split('/').at(-1);
          await expect
            .poll(last, buffered)
            .toMatchObject({ method: 'POST', uri, status: 204, digest: to === '' ? '' : digest });
        });

        test('stays JSON whatever is asked', async () => {
          await ask('/"\\%00', { options: header('X-Forwarded-For: "') });
          // nginx writes its line when it has answered, which may be after curl has ended.
          await expect.poll(last, buffered).toMatchObject({ status: 400, digest: '' });
          await ask('/"\\n', {});
          await expect.poll(last, buffered).toMatchObject({ status: 404, uri: '/"\\n' });
        });
      });

      test('a stranger is no fault of ours', async () => {
        await ask('/meta-data', { as: 'stranger' });
        expect(readFileSync(join(fleet.out, 'run/error.log'), 'utf8')).not.toContain(peers.stranger);
      });
    }

    // The last one: a server has written all of its log when it has ended.
    test('no log holds a token or a query', async () => {
      for (const path of ['meta-data', '../../meta-data', '../../x', 'linked-file', 'nothing?key=s3cret'])
        await ask(`/s/${token}/${path}`, {});
      await end?.();
      end = undefined;
      expect(readFileSync(join(fleet.out, hostServers[name].log), 'utf8')).toContain('/nothing');
      for (const log of ['access.log', 'error.log', 'caddy-access.log'].map((file) =>
        join(fleet.out, 'run', file),
      ))
        if (existsSync(log)) expect(readFileSync(log, 'utf8')).not.toMatch(new RegExp(`${token}|s3cret`));
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
