import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type BuildResult, build, LockHeldError } from '../../../../src/pipeline/build/build.js';
import { rebuildOnChange } from '../../../../src/pipeline/serve/rebuild-on-change.js';
import { takeLock } from '../../../../src/sinks/lock.js';
import { scratchFolder } from '../../../support/folders.js';
import { until } from '../../../support/until.js';

async function rebuilding(root: string) {
  const results: BuildResult[] = [];
  const out = join(root, 'out');
  const options = { root, out, version: '0.0.0-test', strict: false, keep: 2, jobs: 2, libraryFolders: [] };
  let locked = 0;
  const { close } = await rebuildOnChange(options, {
    build: async () => {
      try {
        return await build({ ...options, searchPath: '' });
      } catch (fault) {
        if (!(fault instanceof LockHeldError)) throw fault;
        return { outcome: 'locked' as const };
      }
    },
    onBuilt: (result) => {
      if (result.outcome === 'locked') locked += 1;
      else results.push(result);
    },
    lockedMs: 20,
  });
  onTestFinished(close);
  const outcomes = () => results.map(({ outcome }) => outcome);
  return { results, outcomes, locked: () => locked, close };
}

function site(): string {
  const root = scratchFolder();
  mkdirSync(join(root, 'devices'));
  mkdirSync(join(root, 'templates/vm'), { recursive: true });
  writeFileSync(join(root, 'templates/vm/type.yaml'), 'user_data: []\n');
  writeDevice(root, 'vm-1');
  return root;
}

const writeDevice = (root: string, id: string): void =>
  writeFileSync(join(root, 'devices', `${id}.yaml`), `id: ${id}\ntype: vm\n`);

test('a burst of changes is one build or two, and the last one has all of them', async () => {
  const root = site();
  const { results, close } = await rebuilding(root);
  expect(results).toHaveLength(1);
  const ids = Array.from({ length: 30 }, (_, index) => `vm-${index + 2}`);
  for (const id of ids) writeDevice(root, id);
  const last = () => {
    const result = results.at(-1);
    return result?.outcome === 'published' ? result.published.totals.devices : 0;
  };
  await until(() => last() === 31);
  expect(results.length).toBeLessThan(5);
  await close();
  writeDevice(root, 'vm-too-late');
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(last()).toBe(31);
});

test('while another build holds the lock it waits, says so once, and then builds', async () => {
  const root = site();
  const lock = await takeLock(join(root, 'out'));
  const { outcomes, locked } = await rebuilding(root);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect({ outcomes: outcomes(), locked: locked() }).toEqual({ outcomes: [], locked: 1 });
  lock.release();
  await until(() => outcomes().length === 1);
  expect(outcomes()).toEqual(['published']);
});

test('a secret that is made later is seen', async () => {
  const root = site();
  writeFileSync(join(root, 'devices/site.yaml'), 'access: token\n');
  const { outcomes } = await rebuilding(root);
  expect(outcomes()).toEqual(['refused']);
  mkdirSync(join(root, '.seedpress'));
  writeFileSync(join(root, '.seedpress/secret'), 'a-secret-of-the-tests-that-is-long-enough', {
    mode: 0o600,
  });
  await until(() => outcomes().includes('published'), { explain: () => outcomes().join() });
});
