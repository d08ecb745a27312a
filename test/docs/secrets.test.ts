import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { projectRoot } from '../support/folders.js';
import { writeSite } from '../support/sites.js';

const guide = readFileSync(join(projectRoot, 'docs/secrets.md'), 'utf8');
const [device = '', users = ''] = [...guide.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) => text);

test('the device and the users of docs/secrets.md build, and the guest has a hash', async () => {
  const root = writeSite({
    'devices/waf-01.yaml': device,
    'templates/waf/type.yaml': 'user_data: [a.config, b.script]\n',
    'templates/waf/a.config': `#cloud-config\n${users}`,
    'templates/waf/b.script':
      '#!/bin/sh\necho {{ device.vars.db | shell }} {{ device.vars.license | shell }}\n',
  });
  const identity = await generateIdentity();
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(identity));
  const file = 'root: correct horse\ndb: { password: battery }\n';
  writeFileSync(join(root, 'devices/secrets.yaml.age'), await encrypter.encrypt(file));
  const environment = { SEEDPRESS_IDENTITY: identity, WAF_LICENSE: 'staple' };
  const built = await runCli(['build'], { cwd: root, environment });
  expect(built.stderr).not.toContain('error');
  expect(built.code).toBe(0);
  const seed = readFileSync(join(root, 'out/current/www/waf-01/user-data'), 'utf8');
  expect(seed).toMatch(/hashed_passwd: "\$6\$/);
  expect(seed).not.toContain('correct horse');
  expect(seed).toContain("echo 'battery' 'staple'");
});
