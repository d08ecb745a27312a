import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { requires } from '../support/requires.js';
import { clients, findSource } from './guest/find-source.js';
import { serveTree } from './guest/serve-tree.js';
import { articleTree, brokenEni, withFiles, withKey, withMetaData } from './guest/trees.js';

requires('cloud-init')('a guest without its metadata', () => {
  describe.each(clients)('under %s cloud-init', (_client, cloudInit) => {
    test('boots on within the time that is set, whatever its server does', async () => {
      const boots = Object.entries(deadServers).map(async ([what, start]) => {
        const url = await start();
        const settings = { metadata_urls: [url], max_wait: 2, timeout: 1 };
        const { answers, seconds, warnings } = await findSource({ settings, cloudInit });
        const says = warnings.includes(`No metadata for this machine at ${url}`);
        return [what, { answers, says, waits: seconds > 0.9, ends: seconds < 5 }];
      });
      const expected = { answers: null, says: true, waits: true, ends: true };
      expect(Object.fromEntries(await Promise.all(boots))).toEqual(
        Object.fromEntries(Object.keys(deadServers).map((what) => [what, expected])),
      );
    });

    test('goes to the second address when the first one has nothing for it', async () => {
      const { url } = await serveTree(articleTree);
      const settings = { metadata_urls: [await answering(404, ''), url], max_wait: 3 };
      const { answers, warnings } = await findSource({ settings, cloudInit });
      expect(answers?.subplatform).toBe(`metadata (${url}/nsfocus/)`);
      expect(warnings).toEqual([]);
    });

    test('waits for a server that comes up later', async () => {
      const { url } = await serveTree(articleTree);
      let asked = 0;
      const late = createHttpServer((request, response) => {
        asked += 1;
        if (asked < 3) return void response.writeHead(502).end();
        response.writeHead(302, { location: `${url}${request.url}` }).end();
      });
      const settings = { metadata_urls: [await listening(late)], max_wait: 20 };
      const { answers } = await findSource({ settings, cloudInit });
      expect(answers?.hostname).toBe('waf-ba-0001');
    });

    test.each([
      ['is no JSON', { ...articleTree, 'nsfocus/latest/meta_data.json': '{' }, /Expecting/],
      ['is a list', { ...articleTree, 'nsfocus/latest/meta_data.json': '[]' }, /not a mapping/],
      [
        'is no UTF-8',
        { ...articleTree, 'nsfocus/latest/meta_data.json': '"\u00e4' },
        /Unterminated|Expecting/,
      ],
      ['names no id', withMetaData({ id: undefined }), /has no id/],
      [
        'names a network file that is not there',
        withMetaData({ network_config: { content_path: 'x' } }),
        /404/,
      ],
    ])('tells why when its metadata %s', async (_what, tree, reason) => {
      const { url } = await serveTree(tree);
      const settings = { metadata_urls: [url], retries: 0 };
      const { answers, warnings } = await findSource({ settings, cloudInit });
      expect(answers).toBeNull();
      expect(warnings).toContainEqual(expect.stringMatching(`^Unusable metadata at ${url}/nsfocus/: `));
      expect(warnings).toContainEqual(expect.stringMatching(reason));
    });

    test('takes nothing of a seed whose user-data cannot be read', async () => {
      const { 'nsfocus/latest/user_data': _, ...tree } = withFiles({});
      const { url } = await serveTree(tree);
      const settings = { metadata_urls: [url], retries: 0 };
      expect((await findSource({ settings, cloudInit })).answers).toBeNull();
    });

    test.each([
      ['keeps its network where ENI is all there is', brokenEni, null],
      ['takes the ENI instead of YAML', withKey('network-config', 'version: ['), { version: 1 }],
      ['takes the ENI instead of a list', withKey('network-config', '[1]'), { version: 1 }],
    ])('%s, when it cannot read that, and says so', async (_what, tree, network) => {
      const { url } = await serveTree(tree);
      const { answers, warnings } = await findSource({ settings: { metadata_urls: [url] }, cloudInit });
      expect(answers).toMatchObject({ hostname: 'waf-ba-0001', network_config: network });
      expect(warnings.length).toBeGreaterThan(0);
    });
  });
});

/** A server of this process on a free port; gives its URL. */
async function listening(server: Server): Promise<string> {
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering = (status: number, body: string): Promise<string> =>
  listening(createHttpServer((_request, response) => response.writeHead(status).end(body)));

const silentServer = (): Promise<string> => listening(createServer());

async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}`;
}

const deadServers: Readonly<Record<string, () => Promise<string>>> = {
  'it refuses connections': closedPort,
  'it never answers': silentServer,
  'it closes every connection': () => listening(createServer((socket) => socket.destroy())),
  'it answers 404': () => answering(404, ''),
  'it answers 503': () => answering(503, ''),
  'it shows a login page': () => answering(200, '<html>\n<body>log in</body>\n</html>\n'),
  'it lists nothing': () => answering(200, ''),
  'it lists one name everywhere': () => answering(200, 'welcome\n'),
};
