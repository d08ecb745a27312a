import { truncateSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { deviceTree } from './published-site.js';
import { rawRequest } from './raw-request.js';
import { type Serving, serve, until } from './serving.js';

let serving: Serving;
afterEach(() => serving.end());

const devices = { 'waf-1': deviceTree('waf-1') };
/** More than the buffers of a connection hold. */
const bigBytes = 30_000_000;
const request = 'GET /waf-1/nsfocus HTTP/1.1\r\n\r\n';

/** Begins a download, and reads none of it. */
async function openDownload(): Promise<Socket & { got: string }> {
  const path = join(serving.site.folderOf('waf-1'), 'big');
  writeFileSync(path, '');
  truncateSync(path, bigBytes);
  const socket = open();
  socket.pause();
  socket.write('GET /waf-1/big HTTP/1.1\r\n\r\n');
  await new Promise((resolve) => setTimeout(resolve, 50));
  return socket;
}

/** A connection that keeps what it got and stays open. */
function open(): Socket & { got: string } {
  const socket = Object.assign(connect(serving.port, '127.0.0.1'), { got: '' });
  socket.on('data', (chunk) => {
    socket.got += chunk.toString('latin1');
  });
  socket.on('error', () => {});
  return socket;
}

test('half a head is cut off with a 408', async () => {
  serving = await serve(devices, { limits: { headMs: 50, requestMs: 50, checkMs: 20 } });
  const answer = await rawRequest('GET /waf-1/nsfocus HTTP/1.1\r\nX: ', serving);
  expect(answer).toMatchObject({ status: 408, body: '408 Request Timeout\n' });
});

test('a client that stops reading is cut off', async () => {
  serving = await serve(devices, { limits: { silentMs: 100 } });
  const socket = await openDownload();
  expect(await serving.logged(1)).toMatchObject([{ status: 200, error: 'aborted' }]);
  socket.destroy();
});

test('a connection serves many requests, and is ended when none comes', async () => {
  serving = await serve(devices, { limits: { keepAliveMs: 100 } });
  const socket = open();
  for (const count of [1, 2, 3]) {
    socket.write(request);
    await until(() => socket.got.split('1.0\nlatest\n').length === count + 1);
  }
  await until(() => socket.closed);
});

test('requests that were sent ahead are answered one after the other, in their order', async () => {
  serving = await serve(devices);
  const paths = ['/waf-1/meta-data', '/waf-3/x', '/waf-1/nsfocus', '/%zz', '/waf-1/vendor-data'];
  const all = paths.map((path) => `GET ${path} HTTP/1.1\r\n\r\n`).join('');
  const { text } = await rawRequest(`${all}GET / HTTP/1.1\r\nConnection: close\r\n\r\n`, serving);
  expect(text.match(/(?<=HTTP\/1.1 )\d+/g)).toEqual(['200', '404', '200', '400', '200', '404']);
});

test('a client that sends more requests ahead than it may is cut off, and holds one file open', async () => {
  serving = await serve(devices, { limits: { waiting: 10 } });
  await rawRequest(request.repeat(1_000), serving);
  expect(serving.lines.length).toBeLessThanOrEqual(10);
  expect((await rawRequest(`${request.slice(0, -2)}Connection: close\r\n\r\n`, serving)).status).toBe(200);
});

test('what cannot be read behind a request is not answered in the place of that request', async () => {
  serving = await serve(devices);
  const { text } = await rawRequest(`${request}broken\r\n\r\n`, serving);
  expect(text).toBe('');
});

test('more connections than there may be are refused', async () => {
  serving = await serve(devices, { limits: { connections: 2 } });
  const sockets = [open(), open(), open()];
  await until(() => sockets.some((socket) => socket.closed));
  expect(sockets.filter((socket) => socket.closed)).toHaveLength(1);
  for (const socket of sockets) socket.destroy();
});

test('closing ends idle connections at once', async () => {
  serving = await serve(devices);
  const [silent, half, used] = [open(), open(), open()];
  half.write('GET /waf-1');
  used.write(request);
  await until(() => used.got.includes('latest\n') && silent.readyState === 'open');
  const begun = Date.now();
  await serving.server.close();
  expect(Date.now() - begun).toBeLessThan(1_000);
  await until(() => silent.closed && half.closed && used.closed);
  await expect(fetch(serving.server.url)).rejects.toThrow();
});

test('closing waits for the answers that are running', async () => {
  serving = await serve(devices);
  const socket = await openDownload();
  let isClosed = false;
  const closing = serving.server.close().then(() => {
    isClosed = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(isClosed).toBe(false);
  socket.resume();
  const begun = Date.now();
  await closing;
  // Sooner than an idle connection would end by itself.
  expect(Date.now() - begun).toBeLessThan(3_000);
  await until(() => socket.closed);
  expect(socket.got.length).toBeGreaterThan(bigBytes);
  expect(await serving.logged(1)).toMatchObject([{ status: 200, bytes: bigBytes }]);
});

test('closing waits no longer than its limit', async () => {
  serving = await serve(devices, { limits: { closeMs: 100 } });
  const socket = await openDownload();
  await serving.server.close();
  expect(await serving.logged(1)).toMatchObject([{ error: 'aborted' }]);
  socket.destroy();
});
