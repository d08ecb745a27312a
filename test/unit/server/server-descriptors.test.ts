import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFilesBelow } from './open-files.js';
import { deviceTree } from './published-site.js';
import { rawRequest } from './raw-request.js';
import { type Serving, serve, until } from './serving.js';

let serving: Serving;
beforeAll(async () => {
  serving = await serve({ 'waf-1': { ...deviceTree('waf-1'), big: 'x'.repeat(2_000_000) } });
});
afterAll(() => serving.end());

const openFiles = (): number => openFilesBelow(serving.site.root);

/** Leaves after so many milliseconds, or at the first byte. */
function abort(path: string, { leave }: { leave: number | 'data' }): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(serving.port, '127.0.0.1', () => {
      socket.write(`GET ${path} HTTP/1.1\r\n\r\n`);
      if (leave === 'data') socket.once('data', () => socket.destroy());
      else setTimeout(() => socket.resetAndDestroy(), leave);
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve());
  });
}

test.each(['data', 0, 1, 3] as const)(
  '125 downloads whose clients leave after %s leave no file open',
  async (leave) => {
    for (let round = 0; round < 5; round += 1) {
      const paths = Array.from({ length: 25 }, (_, index) => (index % 5 === 4 ? '/waf-3/x' : '/waf-1/big'));
      await Promise.all(paths.map((path) => abort(path, { leave })));
    }
    await until(() => openFiles() === 0);
  },
);

test('500 conditional requests, ranges and HEADs leave no file open', async () => {
  const heads = [
    'If-None-Match: *',
    'If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT',
    'Range: bytes=99999999-',
  ];
  const requests = [
    ...heads.map((head) => `GET /waf-1/meta-data HTTP/1.1\r\n${head}\r\n\r\n`),
    'HEAD /waf-1/big HTTP/1.1\r\n\r\n',
  ];
  const batch = `${Array.from({ length: 24 }, (_, index) => requests[index % 4]).join('')}GET / HTTP/1.1\r\nConnection: close\r\n\r\n`;
  for (let round = 0; round < 20; round += 1) {
    const { text } = await rawRequest(batch, serving);
    expect(text.match(/HTTP\/1.1 200 OK/g)).toHaveLength(24);
  }
  await until(() => openFiles() === 0);
});

test('one client that sends 20 requests at once never holds more than two files open', async () => {
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, openFiles());
  }, 1);
  await rawRequest(
    `${'GET /waf-1/big HTTP/1.1\r\n\r\n'.repeat(20)}GET / HTTP/1.1\r\nConnection: close\r\n\r\n`,
    serving,
  );
  clearInterval(timer);
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThanOrEqual(2);
});
