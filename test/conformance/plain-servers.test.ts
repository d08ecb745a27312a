import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../support/folders.js';
import { python } from '../support/python.js';
import { requires } from '../support/requires.js';
import type { BuiltFleet } from './host/built-fleet.js';
import { type ListedServer, listedServers } from './host/plain-servers.js';
import { webFleet } from './host/web-fleet.js';
import { freePort, isListening, makeRun } from './host/web-servers.js';

// What works with which web server as it is. SEEDPRESS_UPDATE=1 writes the table of docs/host.md anew.
const page = join(projectRoot, 'docs', 'host.md');
const header =
  '| server | a list: `/nsfocus` | `/nsfocus/` | the four files | cloud-init by URL: NoCloud | OpenStack | EC2 | one URL for all | phone_home | a token for EC2 |';
const rule = '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |';

const needs = new Set(listedServers.flatMap((server) => server.needs));

requires(...needs, 'cloud-init')('the table of web servers in docs/host.md', () => {
  const rows: string[] = [];

  test.each(listedServers.map((server) => [server.title, server] as const))(
    '%s',
    async (title, server) => {
      rows.push(`| ${[title, ...(await measure(server))].join(' | ')} |`);
    },
    30_000,
  );

  test('says what was measured', () => {
    const table = `${header}\n${rule}\n${rows.join('\n')}\n`;
    const text = readFileSync(page, 'utf8');
    const [before = '', after = ''] = text.split(`${header}\n${rule}\n`);
    const rest = after.slice(after.indexOf('\n\n') + 1);
    if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(page, `${before}${table}${rest}`);
    expect(readFileSync(page, 'utf8')).toContain(table);
  });
});

let fleet: BuiltFleet;
let port: number;
beforeAll(async () => {
  port = await freePort();
  const devices = [
    { id: 'one', management_ip: '127.0.0.1' },
    { id: 'two', management_ip: '127.0.0.2' },
  ];
  fleet = await webFleet(devices, { port });
});
afterAll(() => fleet.remove());

/** The cells of a server's row. */
async function measure(server: ListedServer): Promise<readonly string[]> {
  const child = await started(server);
  try {
    const base = server.isOurs ? '' : '/one';
    const get = async (path: string) => ask(`${base}${path}`, {});
    const files = await Promise.all(
      ['meta-data', 'user-data', 'vendor-data', 'network-config'].map((name) => get(`/${name}`)),
    );
    const good = files.filter(({ status }) => status === 200).length;
    const own = await ask('/meta-data', {});
    const stranger = await ask('/meta-data', { from: '127.0.0.99' });
    const isByAddress = own.body.includes('instance-id: one\n') && stranger.status === 404;
    return [
      listCell(await get('/nsfocus')),
      listCell(await get('/nsfocus/')),
      `${good} of 4`,
      ...readCells(`http://127.0.0.1:${port}${base}`),
      isByAddress ? 'yes' : 'no',
      await sendCell(`${base}/phone-home`, { method: 'POST', wanted: 204 }),
      await sendCell(`${base}/latest/api/token`, { method: 'PUT', wanted: 200 }),
    ];
  } finally {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
}

async function started({ title, words, env }: ListedServer): Promise<ChildProcess> {
  // Logs of the server before may be another user's.
  rmSync(join(fleet.out, 'run'), { recursive: true, force: true });
  makeRun(fleet.out);
  const [command = '', ...args] = words({ out: fleet.out, port });
  const child = spawn(command, args, { cwd: fleet.out, stdio: 'ignore', env: { ...process.env, ...env } });
  await expect.poll(() => isListening(port), { timeout: 10_000, message: `${title} listens` }).toBe(true);
  return child;
}

interface Got {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks as a machine does that was redirected here from port 80. */
const ask = (path: string, { method = 'GET', from = '127.0.0.1' }): Promise<Got> =>
  new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path, method, localAddress: from };
    const sent = request({ ...options, headers: { Host: '169.254.169.254' }, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });

/** A redirect with the port on which the server listens leads a machine astray that asked port 80. */
function listCell({ status, headers, body }: Got): string {
  if (status === 200) return body === '1.0\nlatest\n' ? '200' : '200, another list';
  return headers.location?.includes(`:${port}/`) === true ? `${status}, to its own port` : String(status);
}

async function sendCell(
  path: string,
  { method, wanted }: { method: string; wanted: number },
): Promise<string> {
  const { status } = await ask(path, { method }).catch(() => ({ status: 0 }));
  return status === wanted ? 'yes' : 'no';
}

/** Whether cloud-init's own readers read the device there. */
function readCells(url: string): readonly string[] {
  const readers = ['nocloud', 'openstack', 'ec2'];
  const script = join(projectRoot, 'test/conformance/host/readers.py');
  const { stdout, stderr } = spawnSync(python, [script, url, ...readers], { encoding: 'utf8' });
  expect(stdout, stderr).not.toBe('');
  const read = JSON.parse(stdout) as Readonly<Record<string, { readonly hostname?: string }>>;
  return readers.map((name) => (read[name]?.hostname === 'one' ? 'yes' : 'no'));
}
