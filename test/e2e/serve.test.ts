import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot, scratchCopy } from '../support/folders.js';
import { startProgram } from '../support/program.js';
import { until } from '../support/until.js';

/** A running `serve` and what it has said so far. */
async function startServe(root: string, ...options: readonly string[]) {
  const child: ChildProcessByStdio<null, Readable, Readable> = startProgram(
    ['serve', '--listen', '0', ...options],
    { cwd: root },
  );
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  child.stdout.resume();
  onTestFinished(() => void child.kill('SIGKILL'));
  const says = (text: string) => until(() => said.includes(text), { waitMs: 20_000, explain: () => said });
  await says('press Ctrl-C to stop');
  const url = /http:\/\/[^;]+/.exec(said)?.[0] ?? '';
  return { child, says, url };
}

test('serve --watch publishes an edit while it serves, and ends when it is told to', async () => {
  const root = scratchCopy(projectRoot);
  const { child, says, url } = await startServe(root, '--watch', '--open-loopback');
  await says('published generation 1: 25 added (');
  const hostname = async (): Promise<string> =>
    (await fetch(`${url}/waf-ba-0002/nsfocus/latest/meta_data/public-hostname`)).text();
  expect(await hostname()).toBe('waf-ba-0002');
  const file = join(root, 'devices', 'waf', 'waf-ba-0002.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}hostname: edge-two\n`);
  await says('published generation 2: 1 changed (waf-ba-0002); 1 device rendered\n');
  expect(await hostname()).toBe('edge-two');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  const lines = readFileSync(join(root, 'out/run/access.log'), 'utf8').trim().split('\n');
  const digests = lines.map((line) => (JSON.parse(line) as { digest: string }).digest);
  expect(digests).toHaveLength(2);
  expect(new Set(digests).size).toBe(2);
}, 60_000);

test('serve --watch answers while it builds, and goes on when its thread has died', async () => {
  const root = scratchCopy(projectRoot);
  // Builds wait for a file, or die; never the first one.
  const code = `import { existsSync } from 'node:fs';
const wait = (text: string) => {
  if (existsSync('${root}/die')) process.exit(7);
  while (existsSync('${root}/stop'));
  return text;
};
export default { filters: { wait } };
`;
  writeFileSync(join(root, 'seedpress.config.ts'), code);
  const template = join(root, 'templates/waf/cloud.config');
  const text = `${readFileSync(template, 'utf8')}# {{ device.id | wait }}\n`;
  const mark = (name: string) => writeFileSync(join(root, name), '');
  writeFileSync(template, text);
  const { child, says, url } = await startServe(root, '--watch', '--open-loopback');
  await says('published generation 1: 25 added (');
  mark('stop');
  writeFileSync(template, `${text}# second\n`);
  // Long enough for a build to begin: it then stands still, and nothing may be published.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const userData = async (): Promise<string> => (await fetch(`${url}/waf-ba-0002/user-data`)).text();
  expect(await userData()).not.toContain('# second');
  rmSync(join(root, 'stop'));
  await says('published generation 2: ');
  expect(await userData()).toContain('# second');
  mark('die');
  writeFileSync(template, `${text}# third\n`);
  await says('a thread ended with 7');
  expect(await userData()).toContain('# second');
  rmSync(join(root, 'die'));
  writeFileSync(template, `${text}# fourth\n`);
  await says('published generation 3: ');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
}, 60_000);
