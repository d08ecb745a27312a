import { connect } from 'node:net';
import { basename } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { deviceTree } from './published-site.js';
import { rawGet, rawRequest } from './raw-request.js';
import { type Serving, serve } from './serving.js';

let serving: Serving;
afterEach(() => serving.end());

const now = () => new Date('2025-01-31T12:00:00Z');
const time = '2025-01-31T12:00:00.000Z';

test('every answer is one record that JSON can hold, with the peer of the connection', async () => {
  serving = await serve({ 'waf-1': deviceTree('waf-1') }, { now });
  const lines = [
    'GET /waf-1/nsfocus?secret=1 HTTP/1.1\r\n\r\n',
    'GET /waf-1/nsfocus HTTP/1.1\r\nX-Forwarded-For: 1.2.3.4\r\n\r\n',
    'HEAD /waf-1/nsfocus HTTP/1.1\r\n\r\n',
    'GET /waf-2/meta-data HTTP/1.1\r\n\r\n',
    'GET /%zz HTTP/1.1\r\n\r\n',
    'PUT /waf-1/x HTTP/1.1\r\nConnection: close\r\n\r\n',
  ];
  await rawRequest(lines.join(''), serving);
  await rawRequest('?\r\n\r\n', serving);
  const peer = '127.0.0.1';
  const request_time = expect.any(Number);
  const digest = basename(serving.site.folderOf('waf-1'));
  const none = { bytes: expect.any(Number), digest: '' };
  expect(await serving.logged(7)).toEqual(
    [
      { method: 'GET', uri: '/waf-1/nsfocus', status: 200, bytes: 11, digest },
      { method: 'GET', uri: '/waf-1/nsfocus', status: 403, ...none },
      { method: 'HEAD', uri: '/waf-1/nsfocus', status: 200, bytes: 0, digest },
      { method: 'GET', uri: '/waf-2/meta-data', status: 404, bytes: 14, digest: '' },
      { method: 'GET', uri: '/%zz', status: 400, ...none },
      { method: 'PUT', uri: '/waf-1/x', status: 405, ...none },
      { method: '', uri: '', status: 400, ...none },
    ].map((line) => ({ time, peer, request_time, ...line })),
  );
});

test('a token is not logged, however it is written', async () => {
  const token = '0123456789abcdef0123456789abcdef';
  serving = await serve({ 'waf-1': deviceTree('waf-1') }, { names: { [`s/${token}`]: 'waf-1' } });
  const targets = [
    `/s/${token}/meta-data`,
    `//%73//%30${token.slice(1)}/meta-data`,
    `/s/x${token}/meta-data`,
  ];
  for (const target of targets) await rawGet(target, serving);
  const lines = await serving.logged(3);
  expect(lines.map(({ uri, status }) => [uri, status])).toEqual([
    ['/s/*/meta-data', 200],
    ['//%73//*/meta-data', 200],
    ['/s/*/meta-data', 404],
  ]);
  expect(JSON.stringify(lines)).not.toContain(token.slice(1));
});

test('IPv4 over a socket for both families is logged as IPv4', async () => {
  serving = await serve({ 'waf-1': deviceTree('waf-1') }, { host: '::' });
  await rawRequest('GET /waf-1/nsfocus HTTP/1.1\r\nConnection: close\r\n\r\n', serving);
  expect(await serving.logged(1)).toMatchObject([{ peer: '127.0.0.1', status: 200 }]);
  expect(serving.server.url).toBe(`http://[::]:${serving.port}`);
});

test('a download that its client leaves is logged as aborted, with the bytes that were read for it', async () => {
  serving = await serve({ 'waf-1': { big: 'x'.repeat(30_000_000) } });
  const socket = connect(serving.port, '127.0.0.1', () => socket.write('GET /waf-1/big HTTP/1.1\r\n\r\n'));
  socket.once('data', () => socket.destroy());
  const [line] = await serving.logged(1);
  expect(line).toMatchObject({ status: 200, error: 'aborted' });
  expect(line?.bytes).toBeLessThan(30_000_000);
});
