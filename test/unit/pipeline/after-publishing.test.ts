import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeLock } from '../../../src/sinks/lock.js';
import { runCli } from '../../support/cli.js';
import { withFailingCalls } from '../../support/failing-calls.js';
import { smallDevice, smallSite } from '../../support/faulty-build.js';
import { scratchOnDisk } from '../../support/folders.js';
import { editSite, writeSite } from '../../support/sites.js';

scratchOnDisk();

const built = async (files: Readonly<Record<string, string>> = {}): Promise<string> => {
  const root = writeSite({ ...smallSite, ...files });
  expect((await runCli(['build'], { cwd: root })).code).toBe(0);
  return root;
};

/** Runs a command that cannot remove any file. */
async function withoutRemovals(root: string, argv: readonly string[]) {
  const faults = { code: 'EROFS', isLasting: true, from: 1 } as const;
  const ran = await withFailingCalls(faults, { folder: root, only: 'unlinkSync' }, () =>
    runCli(argv, { cwd: root }),
  );
  expect(ran.failed).toBeDefined();
  return ran.result;
}

const current = (root: string): string => readlinkSync(join(root, 'out/current'));

test('seal: what cannot be removed is a warning, the site is sealed, and the next build removes the secrets', async () => {
  const root = await built({ 'devices/site.yaml': 'defaults: { sealed: true }\n' });
  const { code, stderr } = await withoutRemovals(root, ['seal', 'a', '--purge']);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('seedpress: sealed a; published generation 2\n');
  expect(stderr).toMatch(
    /seedpress: warning: what older generations hold, secrets among it, is not removed yet: EROFS/,
  );
  expect(current(root)).toBe('generations/2');
  expect((await runCli(['build', '--purge'], { cwd: root })).code).toBe(0);
  expect(readdirSync(join(root, 'out/generations')).filter((name) => /^\d+$/.test(name))).toEqual(['2']);
  const seeds = readdirSync(join(root, 'out/seeds')).length;
  expect(seeds).toBe(3);
});

test('merge: shards that cannot be removed are a warning, and the next build removes them', async () => {
  const root = await built();
  editSite(root, { 'devices/b.yaml': smallDevice('b', 2, 'generation: 2\n') });
  for (const shard of ['1/2', '2/2'])
    expect((await runCli(['build', '--shard', shard], { cwd: root })).code).toBe(0);
  const { code, stderr } = await withoutRemovals(root, ['merge']);
  expect(code, stderr).toBe(0);
  expect(stderr).toContain('is not removed yet: EROFS');
  expect(current(root)).toBe('generations/2');
  expect((await runCli(['build'], { cwd: root })).code).toBe(0);
  expect(readdirSync(join(root, 'out')).sort()).toEqual(
    ['.seedpress', 'current', 'generations', 'seeds', 'store'].sort(),
  );
});

test('a lock that cannot be removed is let go all the same: by this process, and the exit code is that of the build', async () => {
  const root = await built();
  editSite(root, { 'devices/b.yaml': smallDevice('b', 2, 'generation: 2\n') });
  const { code } = await withoutRemovals(root, ['build']);
  expect(code).toBe(0);
  const lock = await takeLock(join(root, 'out'));
  expect(JSON.parse(readFileSync(join(root, 'out/.seedpress.lock'), 'utf8'))).toMatchObject({
    pid: process.pid,
  });
  await expect(takeLock(join(root, 'out'))).rejects.toThrow('is locked by process');
  lock.release();
  expect(existsSync(join(root, 'out/.seedpress.lock'))).toBe(false);
});

test.each(['host', 'guest', 'report'])(
  '%s/ of the live generation removed: plan says so, and a build mends it',
  async (name) => {
    const root = await built();
    rmSync(join(root, 'out/current', name), { recursive: true });
    expect((await runCli(['plan'], { cwd: root })).code).toBe(10);
    expect((await runCli(['build'], { cwd: root })).stderr).toContain('repaired');
    expect(readdirSync(join(root, 'out/current'))).toContain(name);
  },
);
