import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { projectRoot, scratchCopy } from '../support/folders.js';
import { guestFolder } from '../support/guest-site.js';
import { seedpressServe } from '../support/http.js';
import { requires } from '../support/requires.js';

const guide = readFileSync(join(projectRoot, 'docs', 'guest.md'), 'utf8');

requires('cloud-init')('docs/guest.md', () => {
  test('its command prints what it shows', async () => {
    const [, command = '', output] =
      /```sh\n(\/usr\/bin\/python3 [\s\S]*?)```\n\n```text\n([\s\S]*?)```/.exec(guide) ?? [];
    const cwd = scratchCopy(projectRoot);
    const built = await runCli(['build', '--root', cwd, '--quiet'], { cwd });
    expect(built.code, built.stderr).toBe(0);
    const [, options = ''] = /`npx seedpress serve ([^`]+)` running/.exec(guide) ?? [];
    const url = await seedpressServe(join(cwd, 'out'), options.split(' '));
    const ran = spawnSync('sh', ['-c', command.replace('http://127.0.0.1:8807', url)], {
      cwd,
      encoding: 'utf8',
    });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toBe(output);
  });

  test('its options are those of the settings that a build writes', () => {
    const options = (text: string) => text.match(/^ {4}\w+: +\d+/gm);
    expect(options(guide)).toEqual(options(readFileSync(join(guestFolder(), '90_dpkg.cfg'), 'utf8')));
  });
});
