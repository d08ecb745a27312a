import { truncateSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { deviceTree } from './published-site.js';
import { rawGet, rawRequest } from './raw-request.js';
import { type Serving, serve, until } from './serving.js';

let serving: Serving;
afterEach(() => serving.end());

const devices = { 'waf-1': deviceTree('waf-1') };
/** More than the buffers of a connection hold. */
const bigBytes = 30_000_000;
const request = 'GET /waf-1/nsfocus HTTP/1.1\r\n\r\n';

/** Begins a download, and reads none of it. */
async function openDownload(from?: string): Promise<Socket & { got: string }> {
  const path = join(serving.site.folderOf('waf-1'), 'big');
  writeFileSync(path, '');
  truncateSync(path, bigBytes);
  const socket = open(from);
  socket.pause();
  socket.write('GET /waf-1/big HTTP/1.1\r\n\r\n');
  await new Promise((resolve) => setTimeout(resolve, 50));
  return socket;
}

/** A connection that keeps what it got and stays open. */
function open(from = '127.0.0.1'): Socket & { got: string } {
  const socket = Object.assign(connect({ port: serving.port, host: '127.0.0.1', localAddress: from }), {
    got: '',
  });
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
  expect(text.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200']);
});

test('more connections than there may be are refused', async () => {
  serving = await serve(devices, { limits: { connections: 2 } });
  const sockets = [open(), open(), open()];
  await until(() => sockets.some((socket) => socket.closed));
  expect(sockets.filter((socket) => socket.closed)).toHaveLength(1);
  for (const socket of sockets) socket.destroy();
});

describe('what one address takes, it takes from itself', () => {
  const honest = async () => (await rawGet('/waf-1/meta-data', { ...serving, from: '127.0.0.11' })).status;

  test('its connections', async () => {
    serving = await serve(devices, { limits: { connections: 20 } });
    const greedy = Array.from({ length: 60 }, () => open('127.0.0.66'));
    for (let count = 0; count < 20; count += 1) {
      expect(await honest()).toBe(200);
      greedy.push(open('127.0.0.66'));
    }
    await until(() => greedy.filter((socket) => !socket.closed).length <= 20);
    for (const socket of greedy) socket.destroy();
  });

  test('its connections, while answers to it are under way', async () => {
    serving = await serve(devices, { limits: { connections: 4 } });
    const downloads = await Promise.all([1, 2, 3, 4].map(() => openDownload('127.0.0.66')));
    const late = open('127.0.0.66');
    await until(() => late.closed);
    expect(downloads.filter((socket) => socket.closed)).toEqual([]);
    for (const socket of downloads) socket.destroy();
  });

  test('its answers that are under way, for which its other requests wait', async () => {
    serving = await serve(devices, { limits: { answers: 2 } });
    const [first, second] = [await openDownload('127.0.0.66'), await openDownload('127.0.0.66')];
    const third = open('127.0.0.66');
    third.write(request);
    expect(await honest()).toBe(200);
    expect(third.got).toBe('');
    first.destroy();
    await until(() => third.got.includes('latest\n'));
    for (const socket of [second, third]) socket.destroy();
  });

  test('its requests, which get 429 and end their connection', async () => {
    serving = await serve(devices, { limits: { burst: 10, requestsPerSecond: 0.001 } });
    const socket = open('127.0.0.66');
    socket.write(request.repeat(30));
    await until(() => socket.closed);
    const statuses = socket.got.match(/(?<=HTTP\/1.1 )\d+/g);
    expect(statuses).toEqual([...Array(10).fill('200'), '429']);
    expect((await rawGet('/waf-1/meta-data', { ...serving, from: '127.0.0.66' })).status).toBe(429);
    expect(await honest()).toBe(200);
    expect(serving.lines.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });
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
