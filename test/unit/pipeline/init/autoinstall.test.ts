import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../../../support/cli.js';
import { scratchFolder } from '../../../support/folders.js';
import { editSite } from '../../../support/sites.js';

interface UserData {
  readonly autoinstall: {
    readonly identity: { readonly password: string };
    readonly ssh: { readonly 'authorized-keys': readonly string[] };
    readonly network: { readonly ethernets: unknown };
    readonly 'user-data': object;
  };
}

const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICoJ98faO3l5Ycm6DS/GulZcmjYqsORs/uYYqmU4Bbil ops';

test("init --autoinstall makes a site for Ubuntu's installer, which builds without a message", async () => {
  const cwd = scratchFolder();
  const made = await runCli(['init', '--autoinstall'], { cwd });
  expect(made.stderr).toContain('templates/ubuntu/autoinstall.config');
  const site = readFileSync(join(cwd, 'devices/site.yaml'), 'utf8');
  editSite(cwd, { 'devices/site.yaml': site.replace('public_keys: {}', `public_keys: { you: "${key}" }`) });

  const built = await runCli(['build', '--strict', '--json'], { cwd });
  expect(built.code).toBe(0);
  expect(JSON.parse(built.stdout)).toMatchObject({ devices: 1, diagnostics: [] });
  const seed = join(cwd, 'out/current/www/ubuntu-01/user-data');
  expect((await runCli(['lint', '--strict', seed], { cwd })).stdout).toBe('');

  const { autoinstall } = parse(readFileSync(seed, 'utf8')) as UserData;
  expect(autoinstall.identity.password).toMatch(/^\$6\$[./0-9A-Za-z]{16}\$[./0-9A-Za-z]{86}$/);
  expect(autoinstall.ssh['authorized-keys']).toEqual([key]);
  expect(autoinstall.network.ethernets).toEqual({
    enp1s0: {
      match: { macaddress: '52:54:00:7a:00:21' },
      addresses: ['192.0.2.21/24'],
      routes: [{ to: 'default', via: '192.0.2.1' }],
    },
  });
  expect(Object.keys(autoinstall['user-data'])).toEqual(['phone_home']);
});
