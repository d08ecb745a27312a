import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLoopback } from '../../../src/server/folder-of.js';
import { startServer } from '../../../src/server/server.js';
import { runCli } from '../../support/cli.js';
import { writeSite } from '../../support/sites.js';
import { rawGet } from './raw-request.js';

const secret = 'only-for-the-one-machine';

test('nobody is answered with the seed of a device, by whatever path', async () => {
  const root = writeSite({
    'devices/one.yaml': 'id: one\ntype: leaf\nmanagement_ip: 127.0.0.11\n',
    'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
    'templates/leaf/leaf.script': `#!/bin/sh\necho ${secret}\n`,
  });
  expect((await runCli(['build', '--quiet'], { cwd: root })).code).toBe(0);
  const out = join(root, 'out');
  const [seed = ''] = readdirSync(join(out, 'seeds'));
  expect(readFileSync(join(out, 'seeds', seed), 'utf8')).toContain(secret);
  const server = await startServer({ root: out, port: 0, folderOf: openLoopback });
  onTestFinished(() => server.close());

  const ask = (path: string, from: string) => rawGet(path, { port: server.port, from });
  expect((await ask('/user-data', '127.0.0.11')).body).toContain(secret);
  const climbs = ['..', '%2e%2e', '.%2e', '..;', '..%2f..', '..%5c'].flatMap((up) => [
    `/${up}/${seed}`,
    `/${up}/seeds/${seed}`,
    `/${up}/${up}/seeds/${seed}`,
    `/one/${up}/${up}/seeds/${seed}`,
    `/one/seedpress/${up}/${up}/${up}/seeds/${seed}`,
    `/one/${up}/${up}/${up}/${up}/seeds/${seed}`,
  ]);
  const paths = [
    ...climbs,
    ...[`/${seed}`, `/one/${seed}`, `/seeds/${seed}`, `//seeds/${seed}`],
    ...[
      `/www/one/../../seeds/${seed}`,
      `/by-ip/127.0.0.11/../../../seeds/${seed}`,
      `/one%2f..%2f..%2fseeds%2f${seed}`,
    ],
  ];
  for (const from of ['127.0.0.11', '127.0.0.1'])
    for (const path of paths) {
      const { status, text } = await ask(path, from);
      expect([400, 404], `${path} from ${from}`).toContain(status);
      expect(text).not.toContain(secret);
    }
});
