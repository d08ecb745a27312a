import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { projectRoot, scratchCopy } from '../support/folders.js';
import { startProgram } from '../support/program.js';
import { until } from '../support/until.js';

const waitMs = 120_000;
const timeoutMs = 300_000;

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
  // On a busy machine a build takes long, and nothing is wrong with it: only the end of the program is.
  const says = async (text: string): Promise<void> => {
    await until(() => said.includes(text) || child.exitCode !== null, { waitMs, explain: () => said });
    expect(said).toContain(text);
  };
  await says('press Ctrl-C to stop');
  const url = /http:\/\/[^;]+/.exec(said)?.[0] ?? '';
  return { child, says, url };
}

test(
  'serve --watch publishes an edit while it serves, and ends when it is told to',
  async () => {
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
  },
  timeoutMs,
);

test(
  'serve --watch answers while it builds, and goes on when its thread has died',
  async () => {
    const root = scratchCopy(projectRoot);
    // Builds wait for a file, or die; never the first one.
    const code = `import { existsSync, writeFileSync } from 'node:fs';
const wait = (text: string) => {
  if (existsSync('${root}/die')) process.exit(7);
  while (existsSync('${root}/stop')) writeFileSync('${root}/stopped', '');
  return text;
};
export default { filters: { wait } };
`;
    writeFileSync(join(root, 'seedpress.config.ts'), code);
    const template = join(root, 'templates/waf/cloud.config');
    const text = `${readFileSync(template, 'utf8')}# {{ device.id | wait }}\n`;
    const mark = (name: string) => writeFileSync(join(root, name), '');
    // In one step: a build never reads half of an edit.
    const edit = (comment: string): void => {
      writeFileSync(join(root, 'edited'), `${text}${comment}\n`);
      renameSync(join(root, 'edited'), template);
    };
    writeFileSync(template, text);
    const { child, says, url } = await startServe(root, '--watch', '--open-loopback');
    await says('published generation 1: 25 added (');
    mark('stop');
    edit('# second');
    // The build has begun and stands still: nothing may be published.
    await until(() => existsSync(join(root, 'stopped')), { waitMs });
    const userData = async (): Promise<string> => (await fetch(`${url}/waf-ba-0002/user-data`)).text();
    expect(await userData()).not.toContain('# second');
    rmSync(join(root, 'stop'));
    await says('published generation 2: ');
    expect(await userData()).toContain('# second');
    mark('die');
    edit('# third');
    await says('a thread ended with 7');
    expect(await userData()).toContain('# second');
    rmSync(join(root, 'die'));
    edit('# fourth');
    await says('published generation 3: ');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
  timeoutMs,
);
