import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../support/folders.js';
import { until } from '../support/until.js';

test('what a test started ends with it, even where the test is killed', async () => {
  const lifeline = join(projectRoot, 'test/support/lifeline.mjs');
  const script = `
    const { spawn } = await import('node:child_process');
    const { endsWithUs } = await import(${JSON.stringify(lifeline)});
    console.log(endsWithUs(spawn('sleep', ['60'], { stdio: 'ignore' })).pid);
  `;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(starter.stdout, 'data')) as [Buffer];
  const isAlive = (): boolean => {
    try {
      return process.kill(Number(line), 0);
    } catch {
      return false;
    }
  };
  expect(isAlive()).toBe(true);
  starter.kill('SIGKILL');
  await until(() => !isAlive());
});
