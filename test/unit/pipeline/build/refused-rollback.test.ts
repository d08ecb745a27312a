import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../../../support/cli.js';
import { withFailingCalls } from '../../../support/failing-calls.js';
import { smallDevice, smallSite } from '../../../support/faulty-build.js';
import { editSite, writeSite } from '../../../support/sites.js';

test('what a refused rollback leaves is removed at once, or by the next one', async () => {
  const root = writeSite(smallSite);
  await runCli(['build'], { cwd: root });
  editSite(root, { 'devices/b.yaml': smallDevice('b', 2, 'generation: 2\n') });
  await runCli(['build'], { cwd: root });
  const rollback = (...more: readonly string[]) => runCli(['rollback', ...more], { cwd: root });
  const leftovers = () =>
    ['out', 'out/generations'].flatMap((folder) =>
      readdirSync(join(root, folder)).filter((name) => name.includes('.new-')),
    );
  const refused = await withFailingCalls({ code: 'EIO', from: 4, isLasting: true }, { folder: root }, () =>
    rollback(),
  );
  expect(refused.result.code).toBe(3);
  expect((await rollback()).code).toBe(0);
  expect(leftovers()).toEqual([]);
  // The list of publications, which is behind then.
  const rename = { folder: root, only: 'renameSync' };
  const behind = await withFailingCalls({ code: 'EIO', from: 2, isLasting: false }, rename, () =>
    rollback('2'),
  );
  expect(behind.failed).toContain('.published');
  expect(behind.result.code).toBe(0);
  expect(leftovers()).toEqual([]);
});
