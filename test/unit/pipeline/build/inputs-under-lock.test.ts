import fs, { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { smallDevice, smallSite } from '../../../support/faulty-build.js';
import { editSite, writeSite } from '../../../support/sites.js';

/** Does something in the moment at which the lock of an output folder is made. */
function whenLocked(act: () => void): void {
  const original = fs.linkSync;
  fs.linkSync = (from, to) => {
    original(from, to);
    if (String(to).endsWith('.seedpress.lock')) act();
  };
  syncBuiltinESMExports();
  onTestFinished(() => {
    fs.linkSync = original;
    syncBuiltinESMExports();
  });
}

test.each([
  ['a first build', async () => {}],
  ['a later one', async (root: string) => void (await runCli(['build'], { cwd: root }))],
])('%s reads the inputs when it has the lock: what publishes last has read last', async (_, before) => {
  const root = writeSite(smallSite);
  await before(root);
  editSite(root, { 'devices/b.yaml': smallDevice('b', 2, 'generation: 2\n') });
  whenLocked(() => editSite(root, { 'devices/a.yaml': smallDevice('a', 1, 'hostname: edited-late\n') }));
  expect((await runCli(['build'], { cwd: root })).code).toBe(0);
  expect(readFileSync(join(root, 'out/current/www/a/meta-data'), 'utf8')).toContain('edited-late');
});
