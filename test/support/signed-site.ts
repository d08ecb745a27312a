import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runCli } from './cli.js';
import { writeSite } from './sites.js';

/** A site that is built with a key, whose device `a` checks its user-data; `templates` are those of its type. */
export async function signedSite(
  templates: Readonly<Record<string, string>>,
  { more = '', site = '' }: { more?: string; site?: string } = {},
) {
  const root = writeSite({
    'devices/site.yaml': `namespace: nsfocus\ndefaults: { signed: true }\n${site}`,
    'devices/a.yaml': 'id: a\ntype: vm\nmanagement_ip: 10.0.0.1\n',
    ...Object.fromEntries(Object.entries(templates).map(([name, text]) => [`templates/vm/${name}`, text])),
    'templates/vm/type.yaml': `${templates['type.yaml'] ?? ''}${more}`,
  });
  for (const name of ['key', 'other'])
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(root, name)]);
  const run = (...argv: readonly string[]) => runCli(argv, { cwd: root });
  expect(await run('build', '--quiet', '--sign', 'key')).toMatchObject({ code: 0 });
  return { root, run, seed: join(root, 'out/current/www/a') };
}
