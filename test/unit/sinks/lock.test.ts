import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LockHeldError, takeLock } from '../../../src/sinks/lock.js';
import { projectRoot, scratchFolder } from '../../support/folders.js';

test('a second build is told who holds the lock, and gets it afterwards', async () => {
  const out = join(scratchFolder(), 'not', 'there', 'yet');
  const lock = await takeLock(out);
  const refused = await takeLock(out).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(LockHeldError);
  expect((refused as LockHeldError).holder).toBe(process.pid);
  lock.release();
  (await takeLock(out)).release();
});

test('a build that is killed holds nothing', async () => {
  const out = scratchFolder();
  const module = join(projectRoot, 'dist', 'sinks', 'lock.js');
  const script = `import(${JSON.stringify(module)}).then(async ({ takeLock }) => {
    await takeLock(${JSON.stringify(out)}); console.log('held'); setInterval(() => {}, 1000); })`;
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const refused = await takeLock(out).catch((error: unknown) => error);
  expect((refused as LockHeldError).holder).toBe(child.pid);
  child.kill('SIGKILL');
  await once(child, 'exit');
  (await takeLock(out)).release();
});
