import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { projectRoot, scratchCopy, scratchFolder } from '../support/folders.js';
import { program, programNode } from '../support/program.js';

test('Ctrl-C ends the machine, and nothing of the trial stays', async () => {
  const root = scratchCopy(projectRoot);
  const bin = join(scratchFolder(), 'bin');
  mkdirSync(bin);
  const pidFile = join(root, 'pid');
  const programs = {
    'qemu-img': 'for last; do :; done; : >"$last"',
    'qemu-system-x86_64': `echo $$ >'${pidFile}'; echo booting; exec sleep 60`,
  };
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  writeFileSync(join(root, 'guest.img'), '');
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  const argv = [program, 'try', 'ips-0001', '--image', 'guest.img'];
  const ran = spawn(programNode, argv, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  ran.stderr.on('data', (chunk) => (stderr += String(chunk)));
  await once(ran.stdout, 'data');
  const pid = Number(readFileSync(pidFile, 'utf8'));
  expect(existsSync(`/proc/${pid}`)).toBe(true);
  ran.kill('SIGINT');
  const [code] = (await once(ran, 'exit')) as [number];
  expect(code).toBe(1);
  expect(stderr).toContain('seedpress: interrupted');
  for (let attempt = 0; attempt < 40 && existsSync(`/proc/${pid}`); attempt += 1) await sleep(50);
  expect(existsSync(`/proc/${pid}`)).toBe(false);
  expect(readdirSync(join(root, 'out', 'run'))).toEqual([]);
});
