import { chmodSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOrdinaryUser } from './ordinary-user.js';
import { deviceTree } from './published-site.js';
import { rawGet, rawRequest } from './raw-request.js';
import { type Serving, serve } from './serving.js';

const text = 'text/plain; charset=utf-8';
const notFound = '404 Not Found\n';
let serving: Serving;

beforeAll(async () => {
  serving = await serve({
    'waf-1': {
      ...deviceTree('waf-1'),
      'odd names/ä ;=?#.txt': 'odd',
      'page.html': '<b>',
      'agent.iso': 'iso',
    },
    'waf-2': deviceTree('waf-2'),
  });
});
afterAll(() => serving.end());

const get = (path: string, init: RequestInit = {}) =>
  fetch(`${serving.server.url}${path}`, { redirect: 'manual', ...init });

describe('a GET', () => {
  test.each([
    ['/waf-1/nsfocus', 200, text, '1.0\nlatest\n'],
    ['/waf-1/nsfocus/', 200, text, '1.0\nlatest\n'],
    ['/waf-1/nsfocus/index.html', 200, text, '1.0\nlatest\n'],
    ['//waf-1//nsfocus//', 200, text, '1.0\nlatest\n'],
    ['/waf-1/nsfocus/latest/meta_data', 200, text, 'hostname\n'],
    ['/waf-1/nsfocus/latest/meta_data/hostname', 200, text, 'waf-1'],
    ['/waf-2/nsfocus/latest/meta_data/hostname', 200, text, 'waf-2'],
    [
      '/waf-1/nsfocus/latest/meta_data.json',
      200,
      'application/json',
      '{"id":"waf-1","hostname":"waf-1","note":""}',
    ],
    ['/waf-1/nsfocus/1.0', 200, text, 'meta_data/\nmeta_data.json\nuser_data\n'],
    ['/waf-1/meta-data', 200, text, 'instance-id: waf-1\nlocal-hostname: waf-1\n'],
    ['/waf-1/meta-data?x=1', 200, text, 'instance-id: waf-1\nlocal-hostname: waf-1\n'],
    ['/waf-1/vendor-data', 200, text, ''],
    ['/waf-1/page.html', 200, text, '<b>'],
    ['/waf-1/agent.iso', 200, 'application/octet-stream', 'iso'],
    ['/waf-1/odd%20names/%C3%A4%20%3B%3D%3F%23.txt', 200, text, 'odd'],
    ['/', 404, text, notFound],
    ['/waf-1', 404, text, notFound],
    ['/waf-1/', 404, text, notFound],
    ['/waf-3/meta-data', 404, text, notFound],
    ['/waf-1/meta-data/', 404, text, notFound],
    ['/waf-1/page', 404, text, notFound],
    ['/WAF-1/meta-data', 404, text, notFound],
    ['/manifest.json', 404, text, notFound],
  ])('of %s gives %i', async (path, status, type, body) => {
    const answer = await get(path);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      status,
      type,
      body,
    ]);
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(body)));
  });

  test('carries nothing by which a client could keep or name it', async () => {
    const { headers } = await get('/waf-1/meta-data');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('accept-ranges')).toBe('none');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    for (const name of [
      'etag',
      'last-modified',
      'content-disposition',
      'location',
      'server',
      'x-powered-by',
    ]) {
      expect(headers.get(name)).toBeNull();
    }
  });

  test.each([
    ['Range', 'bytes=0-3'],
    ['Range', 'bytes=9000-'],
    ['Range', 'bytes=x'],
    ['If-None-Match', '*'],
    ['If-Modified-Since', 'Fri, 01 Jan 2100 00:00:00 GMT'],
    ['If-Range', '"x"'],
    ['Accept', 'application/json'],
    ['Accept-Encoding', 'gzip'],
    ['X-Client-IP', '111.0.0.12'],
    ['Host', 'waf-2'],
    ['X-Original-URL', '/waf-2/meta-data'],
  ])('with %s: %s gives the same whole file', async (name, value) => {
    const head = `GET /waf-1/meta-data HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${name}: ${value}\r\n\r\n`;
    const answer = await rawRequest(head, serving);
    expect([answer.status, answer.body]).toEqual([200, 'instance-id: waf-1\nlocal-hostname: waf-1\n']);
  });

  test('is answered without a Host, and by HTTP/1.0', async () => {
    const answer = await rawRequest('GET /waf-1/nsfocus HTTP/1.0\r\n\r\n', serving);
    expect([answer.status, answer.body]).toEqual([200, '1.0\nlatest\n']);
  });
});

describe('other methods', () => {
  test.each(['/waf-1/nsfocus', '/waf-1/nsfocus/latest/meta_data.json', '/waf-1/vendor-data', '/waf-3/x'])(
    'HEAD of %s has the head of GET and no body',
    async (path) => {
      const [head, whole] = await Promise.all([get(path, { method: 'HEAD' }), get(path)]);
      const fields = (answer: Response) =>
        [...answer.headers].filter(([name]) => !/^(date|connection|keep-alive)$/.test(name));
      expect([head.status, fields(head), await head.text()]).toEqual([whole.status, fields(whole), '']);
    },
  );

  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'CONNECT'])(
    '%s is 405',
    async (method) => {
      const answer = await rawRequest(
        `${method} /waf-1/meta-data HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
        serving,
      );
      expect(answer).toMatchObject({
        status: 405,
        headers: { allow: 'GET, HEAD' },
        body: '405 Method Not Allowed\n',
      });
    },
  );

  test('a POST is told so before it sends its body', async () => {
    const head =
      'POST /waf-1/meta-data HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n';
    const answer = await rawRequest(head, { ...serving, endAfter: (got) => got.includes('Allowed\n') });
    expect(answer.status).toBe(405);
  });

  test('a body of a GET is ignored, and the connection stays usable', async () => {
    const first = 'GET /waf-1/nsfocus HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello';
    const second = 'GET /waf-2/vendor-data HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const { text: all } = await rawRequest(first + second, serving);
    expect(all.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
  });
});

describe('a broken request', () => {
  test.each([
    ['/waf-1/../waf-2/meta-data', 400],
    ['/waf-1/%2e%2e/waf-2/meta-data', 400],
    ['/waf-1/..%2fwaf-2/meta-data', 400],
    ['/waf-1/..;/x', 404],
    ['/..\\..\\etc\\passwd', 400],
    ['/%5c..%5c', 400],
    ['/%00', 400],
    ['/waf-1/meta-data%00.json', 400],
    ['/%zz', 400],
    ['/waf-1/.git/config', 404],
    ['http://127.0.0.1/waf-1/meta-data', 400],
    ['//etc/passwd', 404],
    ['*', 400],
    ['/waf-1/#x', 400],
    ['/\u00ff', 400],
    ['/\u0001', 400],
    [`/waf-1/${'a'.repeat(1000)}`, 404],
    [`/waf-1/${'a/'.repeat(1000)}`, 404],
    [`/${'a'.repeat(4000)}`, 400],
    [`/${'a'.repeat(9000)}`, 431],
  ])('of %.40s is answered by %i', async (target, status) => {
    const answer = await rawGet(target, serving);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatch(new RegExp(`^${status} [A-Z][ -~]{4,80}\n$`));
    expect(answer.headers['content-type']).toBe(text);
  });

  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['TLS', Buffer.from('160301020001fc0303', 'hex'), 400],
    ['two lengths', 'GET / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
    ['a bare line feed in a header', 'GET / HTTP/1.1\r\nHost: x\nX: \u0000\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\n${'X: yyyyyyyyyyyyyyyy\r\n'.repeat(3000)}`, 431],
  ])('that is %s ends its connection', async (_, bytes, status) => {
    const answer = await rawRequest(bytes, serving);
    expect(answer).toMatchObject({ status, headers: { connection: 'close' } });
  });
});

describe('a file that cannot be read', () => {
  test('is a 500, names its cause in the log, and does not end the server', async () => {
    chmodSync(serving.site.root, 0o755);
    const path = join(serving.site.folderOf('waf-2'), 'user-data');
    chmodSync(path, 0o000);
    const before = serving.lines.length;
    await asOrdinaryUser(async () => {
      const answer = await get('/waf-2/user-data');
      expect([answer.status, await answer.text()]).toEqual([500, '500 Internal Server Error\n']);
    });
    expect((await serving.logged(before + 1)).at(-1)).toMatchObject({ status: 500, error: 'EACCES' });
    expect((await get('/waf-2/meta-data')).status).toBe(200);
  });

  test('and that became shorter ends its connection, so that no other answer fills it up', async () => {
    const path = join(serving.site.folderOf('waf-2'), 'big');
    writeFileSync(path, 'a'.repeat(8_000_000));
    const requests =
      'GET /waf-2/big HTTP/1.1\r\n\r\nGET /waf-2/nsfocus HTTP/1.1\r\nConnection: close\r\n\r\n';
    const { text } = await rawRequest(requests, {
      ...serving,
      endAfter: () => {
        truncateSync(path, 1_000_000);
        return false;
      },
    });
    expect(text).toContain('Content-Length: 8000000');
    expect(text.length).toBeLessThan(8_000_000);
    expect(text).not.toContain('latest');
  });
});
