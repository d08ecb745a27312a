import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { withFailingCalls } from '../../../support/failing-calls.js';
import { smallSite } from '../../../support/faulty-build.js';
import { scratchFolder } from '../../../support/folders.js';
import { writeSite } from '../../../support/sites.js';

test('a merge that is refused between two names of a device goes through the next time', async () => {
  const whole = writeSite(smallSite);
  for (const shard of ['1/2', '2/2'])
    expect((await runCli(['build', '--quiet', '--shard', shard], { cwd: whole })).code).toBe(0);
  const root = join(scratchFolder(), 'site');
  let refused = 0;
  for (let from = 1; from <= 12; from += 1) {
    rmSync(root, { recursive: true, force: true });
    cpSync(whole, root, { recursive: true, verbatimSymlinks: true });
    const { result, failed = '' } = await withFailingCalls(
      { code: 'EIO', from, isLasting: true },
      { folder: root, only: 'renameSync' },
      () => runCli(['merge', '--quiet'], { cwd: root }),
    );
    if (!failed.includes('/shards/')) continue;
    refused += 1;
    expect(result.code).toBe(3);
    const next = await runCli(['merge', '--quiet'], { cwd: root });
    expect(next, failed).toMatchObject({ code: 0, stderr: '' });
    expect(existsSync(join(root, 'out/current/www/c/user-data'))).toBe(true);
  }
  // A seed, an image and a document root of each device.
  expect(refused).toBeGreaterThanOrEqual(9);
});
