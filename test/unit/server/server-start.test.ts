import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openLoopback } from '../../../src/server/folder-of.js';
import { startServer } from '../../../src/server/server.js';
import { ServerStartError } from '../../../src/server/start-error.js';
import { deviceTree } from './published-site.js';
import { type Serving, serve } from './serving.js';

let serving: Serving;
beforeEach(async () => {
  serving = await serve({ 'waf-1': deviceTree('waf-1') });
});
afterEach(() => serving.end());

test('it listens on 127.0.0.1 unless told otherwise, and says where', () => {
  const { address, port, url } = serving.server;
  expect([address, url]).toEqual(['127.0.0.1', `http://127.0.0.1:${port}`]);
});

test('an out folder behind a link of its own is served', async () => {
  const link = `${serving.site.root}-link`;
  symlinkSync(serving.site.root, link);
  const server = await startServer({ root: link, port: 0, folderOf: openLoopback });
  expect((await fetch(`${server.url}/waf-1/meta-data`)).status).toBe(200);
  await server.close();
  rmSync(link);
});

test.each([
  ['a port in use', () => ({ port: serving.port }), 'port-in-use'],
  ['an address of another machine', () => ({ host: '192.0.2.1' }), 'address-unknown'],
  ['no port at all', () => ({ port: 70_000 }), 'port-invalid'],
])('%s is refused', async (_, change, code) => {
  const fault = await startServer({ root: serving.site.root, port: 0, ...change() }).catch((error) => error);
  expect(fault).toBeInstanceOf(ServerStartError);
  expect(fault.code).toBe(code);
});

test('an out folder without a published site is refused', async () => {
  const root = mkdtempSync(join(tmpdir(), 'seedpress-serve-'));
  const start = () => startServer({ root, port: 0 });
  const message = `there is no published site: ${root}/current/www is missing; build it first`;
  await expect(start()).rejects.toMatchObject({ code: 'not-built', message });
  symlinkSync('generations/1', join(root, 'current'));
  await expect(start()).rejects.toMatchObject({ code: 'not-built', message });
  mkdirSync(join(root, 'generations/1'), { recursive: true });
  writeFileSync(join(root, 'generations/1/www'), 'no folder');
  await expect(start()).rejects.toMatchObject({ code: 'not-built', message });
  rmSync(root, { recursive: true });
});

test('another rule can say whose data is read', async () => {
  const { site } = serving;
  const server = await startServer({
    root: site.root,
    port: 0,
    folderOf: ({ peer, path }) => (peer === '127.0.0.1' ? [{ folder: 'www/waf-1', rest: path }] : []),
  });
  expect(await (await fetch(`${server.url}/nsfocus`)).text()).toBe('1.0\nlatest\n');
  await server.close();
});
