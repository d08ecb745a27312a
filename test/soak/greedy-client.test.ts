import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { runCli } from '../support/cli.js';
import { projectRoot } from '../support/folders.js';
import { startProgram } from '../support/program.js';
import { writeSite } from '../support/sites.js';
import { until } from '../support/until.js';
import { rawGet } from '../unit/server/raw-request.js';

const requests = 100;

test('one address that opens connections all the time keeps nobody else from serve', async () => {
  const root = writeSite({
    'devices/one.yaml': 'id: one\ntype: leaf\nmanagement_ip: 127.0.0.11\n',
    'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
    'templates/leaf/leaf.script': '#!/bin/sh\necho hello\n',
  });
  expect((await runCli(['build', '--quiet'], { cwd: root })).code).toBe(0);
  const server = startProgram(['serve', '--listen', '0'], { cwd: root });
  onTestFinished(() => void server.kill('SIGKILL'));
  let said = '';
  server.stderr.on('data', (chunk) => (said += String(chunk)));
  server.stdout.resume();
  await until(() => said.includes('press Ctrl-C'), { explain: () => said });
  const port = Number(/:(\d+);/.exec(said)?.[1]);
  const greedy = spawn(process.execPath, [join(projectRoot, 'test/soak/greedy.mjs'), String(port)]);
  onTestFinished(() => void greedy.kill());
  await sleep(3_000);

  const times: number[] = [];
  for (let count = 0; count < requests; count += 1) {
    const begun = performance.now();
    const { status } = await rawGet('/meta-data', { port, from: '127.0.0.11', waitMs: 2_000 });
    if (status === 200) times.push(performance.now() - begun);
    await sleep(50);
  }
  const slowest = Math.round(Math.max(...times));
  console.log(
    `greedy client: ${times.length} of ${requests} honest requests answered, the slowest in ${slowest} ms`,
  );
  expect(times).toHaveLength(requests);
}, 300_000);
