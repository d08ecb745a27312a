import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deviceTree } from './published-site.js';
import { rawRequest } from './raw-request.js';
import { type Serving, serve } from './serving.js';

const token = '0123456789abcdef0123456789abcdef';
const ec2Tree = { ...deviceTree('cloud'), 'latest/meta-data/index.html': 'instance-id\n' };

let serving: Serving;
beforeAll(async () => {
  serving = await serve(
    { cloud: ec2Tree, plain: deviceTree('plain') },
    { names: { 'by-ip/127.0.0.11': 'cloud', 'by-ip/127.0.0.12': 'plain', [`s/${token}`]: 'cloud' } },
  );
});
afterAll(() => serving.end());

const put = (path: string, { from = '127.0.0.11', method = 'PUT', header = '' } = {}) =>
  rawRequest(`${method} ${path} HTTP/1.1\r\n${header}Content-Length: 0\r\nConnection: close\r\n\r\n`, {
    ...serving,
    from,
  });

describe('PUT latest/api/token', () => {
  test.each([
    ['by address', '/latest/api/token', '127.0.0.11'],
    ['with a second slash', '//latest/api/token', '127.0.0.11'],
    ['by token', `/s/${token}/latest/api/token`, '127.0.0.13'],
    ['by id', '/cloud/latest/api/token', '127.0.0.13'],
  ])('%s: a text, for six hours', async (_, path, from) => {
    const before = serving.lines.length;
    const answer = await put(path, { from });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatch(/^[!-~]+$/);
    expect(answer.headers['x-aws-ec2-metadata-token-ttl-seconds']).toBe('21600');
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect((await serving.logged(before + 1)).at(-1)).toMatchObject({
      method: 'PUT',
      status: 200,
      digest: basename(serving.site.folderOf('cloud')),
    });
  });

  test.each([
    ['a device without the tree of EC2', '/latest/api/token', '127.0.0.12', 404],
    ['a stranger', '/latest/api/token', '127.0.0.13', 404],
    ['a token of nobody', `/s/${token.replace('0', '1')}/latest/api/token`, '127.0.0.13', 404],
    ['a slash at its end', '/latest/api/token/', '127.0.0.11', 405],
    ['a path behind it', '/latest/api/token/x', '127.0.0.11', 405],
    ['a path before it', '/nsfocus/latest/api/token', '127.0.0.11', 404],
    ['another file', '/latest/meta-data', '127.0.0.11', 405],
  ])('of %s: none', async (_, path, from, status) => {
    const answer = await put(path, { from });
    expect(answer.status).toBe(status);
    expect(answer.headers['x-aws-ec2-metadata-token-ttl-seconds']).toBeUndefined();
  });

  test('behind a proxy: none, since nobody is known there by address', async () => {
    expect((await put('/latest/api/token', { header: 'X-Forwarded-For: 127.0.0.11\r\n' })).status).toBe(403);
  });

  test.each(['GET', 'HEAD', 'POST', 'DELETE'])('is for PUT alone, not for %s', async (method) => {
    expect(await put('/latest/api/token', { method })).toMatchObject({
      status: 405,
      headers: { allow: 'PUT' },
    });
  });
});
