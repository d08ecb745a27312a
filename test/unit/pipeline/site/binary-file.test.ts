import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { projectRoot, scratchCopy } from '../../../support/folders.js';

const source = join(projectRoot, 'test', 'golden', 'binary-file');

test('a device is built again when a file that it hands out has changed, and only then', async () => {
  const root = scratchCopy(source);
  const content = join(root, 'out/current/www/vm-01/openstack/content/0000');
  const logo = join(root, 'templates/vm/logo.bin');
  await runCli(['build'], { cwd: root });
  expect(readFileSync(content)).toEqual(readFileSync(logo));

  cpSync(logo, join(root, 'templates/vm/unused.bin'));
  expect((await runCli(['build'], { cwd: root })).stderr).not.toContain('rendered');

  writeFileSync(logo, Buffer.from([0xff, 0x00]));
  const built = await runCli(['build'], { cwd: root });
  expect(built.stderr).toContain('1 changed (vm-01); 1 device rendered');
  expect(readFileSync(content)).toEqual(Buffer.from([0xff, 0x00]));
});
