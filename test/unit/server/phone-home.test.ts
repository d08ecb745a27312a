import { connect } from 'node:net';
import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deviceTree } from './published-site.js';
import { rawRequest } from './raw-request.js';
import { type Serving, serve } from './serving.js';

let serving: Serving;
beforeAll(async () => {
  serving = await serve({ 'waf-1': deviceTree('waf-1'), 'phone-home': deviceTree('phone-home') });
});
afterAll(() => serving.end());

const posted = 'hostname=waf-1&instance_id=secret';
const post = (path: string, body: string, headers = '') =>
  rawRequest(
    `POST ${path} HTTP/1.1\r\n${headers}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    serving,
  );

describe('/phone-home', () => {
  test('answers 204 and logs how much was posted, and nothing of it', async () => {
    const before = serving.lines.length;
    expect(await post('/phone-home', posted)).toMatchObject({ status: 204, body: '' });
    const line = (await serving.logged(before + 1)).at(-1);
    const expected = { method: 'POST', uri: '/phone-home', status: 204, bytes: 0, received: posted.length };
    expect(line).toMatchObject(expected);
    expect(JSON.stringify(line)).not.toContain('secret');
  });

  test.each([
    ['a query', '/phone-home?x=1', posted, 204],
    ['no body', '/phone-home', '', 204],
    ['64 KiB', '/phone-home', 'x'.repeat(65_536), 204],
    ['one byte more', '/phone-home', 'x'.repeat(65_537), 413],
    ['a megabyte', '/phone-home', 'x'.repeat(1_000_000), 413],
    ['a slash at its end', '/phone-home/', posted, 405],
    ['a path behind it', '/phone-home/meta-data', posted, 405],
  ])('with %s', async (_, path, body, status) => {
    expect((await post(path, body)).status).toBe(status);
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE'])('is for POST alone, not for %s', async (method) => {
    const answer = await rawRequest(`${method} /phone-home HTTP/1.1\r\nConnection: close\r\n\r\n`, serving);
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' } });
  });

  test('tells a client to go on that asks first', async () => {
    const head =
      'POST /phone-home HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\nConnection: close\r\n\r\n';
    const { text } = await rawRequest(`${head}x`, serving);
    expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 204 No Content\r\n/);
  });

  test.each([
    ['at its own URL', '/waf-1/phone-home', 204, true],
    ['at the root from this machine', '/phone-home', 204, false],
    ['at the URL of nobody', '/waf-2/phone-home', 405, false],
    ['deeper', '/waf-1/nsfocus/phone-home', 405, false],
  ])('%s the log says whose it is: %s', async (_, path, status, isKnown) => {
    const before = serving.lines.length;
    expect((await post(path, posted)).status).toBe(status);
    const digest = isKnown ? basename(serving.site.folderOf('waf-1')) : '';
    expect((await serving.logged(before + 1)).at(-1)).toMatchObject({ uri: path, digest });
  });

  test('leaves the connection usable', async () => {
    const first = 'POST /phone-home HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello';
    const second = 'GET /waf-1/nsfocus HTTP/1.1\r\nConnection: close\r\n\r\n';
    const { text } = await rawRequest(first + second, serving);
    expect(text).toMatch(/ 204 No Content[\s\S]* 200 OK[\s\S]*1\.0\nlatest\n$/);
  });

  test('whose body never comes to its end is logged as aborted', async () => {
    const before = serving.lines.length;
    const head = 'POST /phone-home HTTP/1.1\r\nContent-Length: 50\r\n\r\nhello';
    const socket = connect(serving.port, '127.0.0.1', () => socket.write(head, () => socket.destroySoon()));
    socket.on('error', () => {});
    const [line] = (await serving.logged(before + 1)).slice(-1);
    expect(line).toMatchObject({ uri: '/phone-home', received: 5, error: 'aborted' });
  });

  test('does not hide the device of that name', async () => {
    expect((await fetch(`${serving.server.url}/phone-home/meta-data`)).status).toBe(200);
  });
});
