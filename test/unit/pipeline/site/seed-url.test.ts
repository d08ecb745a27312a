import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { scratchFolder } from '../../../support/folders.js';

test.each([
  ['address', 'http://192.0.2.1:8807/phone-home'],
  ['open', 'http://192.0.2.1:8807/one/phone-home'],
  ['token', /^http:\/\/192\.0\.2\.1:8807\/s\/[0-9a-f]{32}\/phone-home$/],
])('under access: %s a template knows where the device finds its own folder', async (access, url) => {
  const root = scratchFolder();
  for (const folder of ['devices', 'templates/vm', '.seedpress'])
    mkdirSync(join(root, folder), { recursive: true });
  const write = (path: string, text: string): void => writeFileSync(join(root, path), text);
  write('devices/site.yaml', `server: { address: 192.0.2.1, port: 8807 }\naccess: ${access}\n`);
  write('devices/one.yaml', 'id: one\ntype: vm\nmanagement_ip: 192.0.2.11\n');
  write('templates/vm/type.yaml', 'user_data: [cloud.config]\n');
  write(
    'templates/vm/cloud.config',
    '#cloud-config\nphone_home: { url: "{{ seed_url }}phone-home", post: [instance_id], tries: 1 }\n',
  );
  write('.seedpress/secret', 'a-secret-of-the-tests-that-is-long-enough');
  const { stdout, stderr } = await runCli(['show', 'one', 'user-data'], { cwd: root });
  expect(stderr).toBe('');
  expect(/url: "(\S+)"/.exec(stdout)?.[1]).toMatch(url);
  const shown = await runCli(['show', '--url', 'one'], { cwd: root });
  expect(stdout).toContain(`${shown.stdout.trim()}phone-home`);
});
