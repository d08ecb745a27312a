import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readManifestIn } from '../../../src/sinks/generations.js';
import { outputFolders } from '../../../src/sinks/output-folders.js';
import { readShard } from '../../../src/sinks/shards/shard-folder.js';
import { readInputsState } from '../../../src/sinks/state/inputs-state.js';
import { ledgerLine, readLedger } from '../../../src/sinks/state/ledger.js';
import { isSumOf } from '../../../src/sinks/state/sums.js';
import { seedState, storedSeed } from '../../../src/sinks/stored-seed.js';
import { runCli } from '../../support/cli.js';
import { withFailingCalls } from '../../support/failing-calls.js';
import { smallSite } from '../../support/faulty-build.js';
import { scratchFolder } from '../../support/folders.js';
import { writeSite } from '../../support/sites.js';

test('what could not be opened for want of descriptors is not called missing or damaged', async () => {
  const root = writeSite(smallSite);
  expect((await runCli(['build', '--quiet'], { cwd: root })).code).toBe(0);
  expect((await runCli(['build', '--quiet', '--shard', '1/1'], { cwd: root })).code).toBe(0);
  // Elsewhere, where this process has read nothing yet.
  const folder = scratchFolder();
  cpSync(join(root, 'out'), join(folder, 'out'), { recursive: true, verbatimSymlinks: true });
  const folders = outputFolders(join(folder, 'out'));
  const generation = join(folders.generations, '1');
  const { digest } = ledgerLine(readLedger(join(root, 'out/generations/1'))?.text(0) ?? '').record;
  const readers: Readonly<Record<string, () => unknown>> = {
    'a manifest': () => readManifestIn(generation),
    'the inputs': () => readInputsState(generation),
    'a ledger': () => readLedger(generation),
    'the sums': () => isSumOf('', { generation, path: 'manifest.json' }),
    'a seed': () => storedSeed(digest, folders),
    'the state of a seed': () => seedState(digest, folders),
    'a shard': () => readShard(join(folder, 'out/shards/1-of-1')),
  };
  const emfile = { code: 'EMFILE', from: 1, isLasting: true } as const;
  for (const [what, read] of Object.entries(readers)) {
    const looked = withFailingCalls(emfile, { folder }, () => Promise.resolve().then(read));
    await expect(looked, what).rejects.toThrow('EMFILE');
  }
});
