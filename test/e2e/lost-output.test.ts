import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { program, programNode } from '../support/program.js';
import { writeSite } from '../support/sites.js';
import { until } from '../support/until.js';
import { rawGet } from '../unit/server/raw-request.js';

const site = {
  'devices/one.yaml': 'id: one\ntype: leaf\nmanagement_ip: 127.0.0.11\n',
  'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
  'templates/leaf/leaf.script': '#!/bin/sh\necho hello\n',
};

/** A command line in bash, where $sp is the program. */
function bash(line: string, cwd: string) {
  const script = `sp() { "${programNode}" "${program}" "$@"; }; ${line}`;
  const ran = spawnSync('bash', ['-c', script], { cwd, encoding: 'utf8' });
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}

function builtSite(): string {
  const root = writeSite(site);
  expect(bash('sp build', root).code).toBe(0);
  return root;
}

const hasFullDisk = existsSync('/dev/full');

test('a build whose reader left has published, and says so by its exit code', () => {
  const root = writeSite(site);
  expect(bash('sp build 2>&1 | true; exit ${PIPESTATUS[0]}', root)).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(join(root, 'out/current/www/one'))).toBe(true);
});

test.skipIf(!hasFullDisk)('a build whose output is lost has published, and says both', () => {
  const root = writeSite(site);
  const { code, stderr } = bash('sp build --json > /dev/full', root);
  expect(code).toBe(0);
  expect(stderr).toContain('seedpress: the output is not complete, for it could not be written: ENOSPC');
});

test.skipIf(!hasFullDisk).each(['show one', 'check --json', 'plan', 'explain one id'])(
  'results of `%s` that do not reach a full disk are a refusal of the system, without a trace',
  (command) => {
    const root = command === 'plan' ? writeSite(site) : builtSite();
    const { code, stderr } = bash(`sp ${command} > /dev/full`, root);
    expect(code).toBe(3);
    expect(stderr).toContain('could not be written: ENOSPC');
    expect(stderr).not.toContain(' at ');
  },
);

test.skipIf(!hasFullDisk)('messages that cannot be written end nothing', () => {
  expect(bash('sp check 2> /dev/full', builtSite()).code).toBe(0);
});

/** `serve` with its output led by a shell; resolves when it listens. */
async function startServe(root: string, redirection: string) {
  const line = `exec "${programNode}" "${program}" serve --listen 0 ${redirection}`;
  const child = spawn('bash', ['-c', line], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  onTestFinished(() => void child.kill('SIGKILL'));
  await until(() => said.includes('press Ctrl-C to stop'), { waitMs: 20_000, explain: () => said });
  const port = Number(/:(\d+);/.exec(said)?.[1]);
  const ask = async () => (await rawGet('/meta-data', { port, from: '127.0.0.11' })).status;
  return { child, ask };
}

test('serve goes on when its reader leaves', async () => {
  const { child, ask } = await startServe(builtSite(), '');
  child.stdout.destroy();
  for (let count = 0; count < 20; count += 1) expect(await ask()).toBe(200);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.skipIf(!hasFullDisk)('serve goes on when the disk of its log is full', async () => {
  const { child, ask } = await startServe(builtSite(), '> /dev/full');
  for (let count = 0; count < 20; count += 1) expect(await ask()).toBe(200);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});
