import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Holder, here, newToken, thisProcess } from '../../../src/sinks/lock/holder.js';
import { lifeOf } from '../../../src/sinks/lock/life-of.js';
import { LockHeldError } from '../../../src/sinks/lock/lock-held-error.js';
import { type Lock, takeLock } from '../../../src/sinks/lock.js';
import { runCli } from '../../support/cli.js';
import { projectRoot, scratchFolder } from '../../support/folders.js';
import { writeSite } from '../../support/sites.js';

/** The lock by itself, for processes of their own. */
const folder = mkdtempSync(join(tmpdir(), 'seedpress-lock-'));
const module = join(folder, 'lock.mjs');
beforeAll(() => {
  chmodSync(folder, 0o755);
  const entryPoints = [join(projectRoot, 'src/sinks/lock.ts')];
  // Packages of CommonJS ask for modules of Node by require.
  const js = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
  buildSync({ entryPoints, bundle: true, platform: 'node', format: 'esm', outfile: module, banner: { js } });
});
afterAll(() => rmSync(folder, { recursive: true }));
const lockOf = (out: string): string => join(out, '.seedpress.lock');
const refusal = (out: string): Promise<unknown> => takeLock(out).catch((error: unknown) => error);

/** A process that holds the lock until it is killed, below a program like unshare(1). */
async function holding(out: string, below: readonly string[] = []): Promise<ChildProcess> {
  const script = `import(${JSON.stringify(module)}).then(async ({ takeLock }) => {
    await takeLock(${JSON.stringify(out)}); console.log('held'); setInterval(() => {}, 1000); })`;
  const [program = '', ...args] = [...below, process.execPath, '-e', script];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  onTestFinished(() => killGroup(child));
  await once(child.stdout, 'data');
  return child;
}

function killGroup({ pid = 0, exitCode, signalCode }: ChildProcess): void {
  if (exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
}

async function killed(child: ChildProcess): Promise<void> {
  killGroup(child);
  await once(child, 'exit');
}

/** unshare(1) that lets the test go on as root; undefined where the system does not. */
function unshared(...options: readonly string[]): readonly string[] | undefined {
  const below = ['unshare', ...options];
  return spawnSync('unshare', [...options, 'true']).status === 0 ? below : undefined;
}
const otherNetwork = unshared('--net');
const otherProcesses = unshared('--net', '--pid', '--fork', '--kill-child', '--mount-proc');

test('a second build is told who holds the lock, and gets it afterwards', async () => {
  const out = join(scratchFolder(), 'not', 'there', 'yet');
  const lock = await takeLock(out);
  const refused = (await refusal(out)) as LockHeldError;
  expect(refused).toBeInstanceOf(LockHeldError);
  expect(refused.holder).toBe(process.pid);
  expect(refused.message).toMatch(
    new RegExp(`^the output folder is locked by process ${process.pid} since 2.*Z$`),
  );
  lock.release();
  expect(existsSync(join(out, '..', '..'))).toBe(false);
  (await takeLock(out)).release();
});

test("a lock that a power cut has left empty is nobody's, unless somebody listens beside it", async () => {
  const out = scratchFolder();
  writeFileSync(lockOf(out), '');
  const lock = await takeLock(out);
  expect(readdirSync(out).filter((name) => /lock\.0{24}/.test(name))).toEqual([]);
  writeFileSync(lockOf(out), '');
  expect(((await refusal(out)) as Error).message).toContain('does not say by whom');
  lock.release();
});

test('what is held has two names beside it, which go with it, and nobody else may write them', async () => {
  const out = scratchFolder();
  const lock = await takeLock(out);
  expect(readdirSync(out).map((name) => name.replace(/[0-9a-f]{24}/, 'TOKEN'))).toEqual([
    '.seedpress.lock',
    '.seedpress.lock.TOKEN.sock',
  ]);
  expect(statSync(lockOf(out)).mode & 0o022).toBe(0);
  lock.release();
  expect(readdirSync(out)).toEqual([]);
});

test('a build that is killed holds nothing', async () => {
  const out = scratchFolder();
  const child = await holding(out);
  expect(((await refusal(out)) as LockHeldError).holder).toBe(child.pid);
  await killed(child);
  (await takeLock(out)).release();
  expect(readdirSync(out)).toEqual([]);
});

test('a build with nothing to do removes the lock of a dead one, and waits for no living one', async () => {
  const root = writeSite({
    'devices/one.yaml': 'id: one\ntype: leaf\n',
    'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
    'templates/leaf/leaf.script': '#!/bin/sh\n',
  });
  const out = join(root, 'out');
  const build = () => runCli(['build'], { cwd: root });
  const locks = () => readdirSync(out).filter((name) => name.startsWith('.seedpress.lock'));
  expect((await build()).code).toBe(0);
  const child = await holding(out);
  expect(await build()).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('nothing changed') as string,
  });
  expect(locks()).toHaveLength(2);
  await killed(child);
  expect(await build()).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('nothing changed') as string,
  });
  expect(locks()).toEqual([]);
});

test.skipIf(otherNetwork === undefined)('a build in another network namespace is seen', async () => {
  const out = scratchFolder();
  const child = await holding(out, otherNetwork);
  expect(await refusal(out)).toMatchObject({ name: 'LockHeldError', holder: child.pid });
  await killed(child);
  (await takeLock(out)).release();
});

test.skipIf(otherProcesses === undefined)(
  'a build in another container is seen, and holds nothing when it is killed',
  async () => {
    const out = scratchFolder();
    const child = await holding(out, otherProcesses);
    expect(await refusal(out)).toMatchObject({ name: 'LockHeldError', holder: 1 });
    await killed(child);
    // unshare(1) ends before the process below it.
    let lock: Lock | undefined;
    while (lock === undefined) lock = await takeLock(out).catch(() => undefined);
    lock.release();
    expect(readdirSync(out)).toEqual([]);
  },
);

const own = thisProcess({ token: newToken(), hasSocket: false });

test.each<[string, Partial<Holder>, string, 'alive' | 'dead' | 'unknown']>([
  ['this process', {}, projectRoot, 'alive'],
  ['a thread of this process that is gone', { hasSocket: true }, projectRoot, 'dead'],
  ['a process with its PID, begun later', { began: '1' }, projectRoot, 'dead'],
  ['a PID that is not taken', { pid: 2 ** 22 + 1 }, projectRoot, 'dead'],
  ['a process before the machine started again', { boot: 'b' }, tmpdir(), 'dead'],
  ['a host of a network file system', { boot: 'b' }, '/proc', 'unknown'],
  ['a container without sockets', { pidNamespace: 'pid:[1]' }, projectRoot, 'unknown'],
  ['a container that is gone', { pidNamespace: 'pid:[1]', hasSocket: true }, projectRoot, 'dead'],
])('who holds a lock: %s', async (_, differs, folder, life) => {
  expect(await lifeOf({ ...own, ...differs }, { folder, host: own.host })).toBe(life);
});

test('off Linux PIDs of the same host count', async () => {
  const { pid, host, token } = own;
  const there: Holder = { pid, host: 'elsewhere', token, hasSocket: false };
  const options = { folder: projectRoot, host };
  expect(await lifeOf(there, options)).toBe('unknown');
  expect(here().boot).toBeDefined();
});

test('a lock of another host is not broken: the message names the host, and the file to remove', async () => {
  const out = scratchFolder();
  // As a network file system would be: not one on which only this kernel writes.
  const holder = { ...own, host: 'builder-7', pidNamespace: 'pid:[1]' };
  writeFileSync(lockOf(out), JSON.stringify(holder));
  const { message } = (await refusal(out)) as LockHeldError;
  expect(message).toContain(`locked by process ${own.pid} on host builder-7 since `);
  expect(message).toContain(`if it does not, remove ${lockOf(out)}`);
  expect(readFileSync(lockOf(out), 'utf8')).toBe(JSON.stringify(holder));
});

test('a lock that cannot be read is held', async () => {
  const out = scratchFolder();
  writeFileSync(lockOf(out), 'x');
  expect(((await refusal(out)) as LockHeldError).message).toContain(`remove that file`);
});

test.skipIf(process.getuid?.() !== 0)(
  'another user of the machine, who may not write there, can neither hold nor fake it',
  async () => {
    const out = scratchFolder();
    chmodSync(out, 0o750);
    const script = `import(${JSON.stringify(module)}).then(({ takeLock }) => takeLock(${JSON.stringify(out)}))`;
    const ran = spawnSync(process.execPath, ['-e', script], { uid: 65534, gid: 65534, encoding: 'utf8' });
    expect(ran.status).not.toBe(0);
    (await takeLock(out)).release();
  },
);

test('of many who have seen that a lock is dead only the first removes it, and no slower one removes the next', async () => {
  const out = scratchFolder();
  // To ask for its socket takes a turn of the event loop, so that all have seen it before one acts.
  writeFileSync(lockOf(out), JSON.stringify({ ...own, pidNamespace: 'pid:[1]', hasSocket: true }));
  const taken = await Promise.allSettled(Array.from({ length: 8 }, () => takeLock(out)));
  const locks = taken.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  expect(locks).toHaveLength(1);
  locks[0]?.release();
  expect(readdirSync(out)).toEqual([]);
});

test('of many who find the lock of a dead one, and of whom some are killed, one at a time holds it', async () => {
  const out = scratchFolder();
  writeFileSync(lockOf(out), JSON.stringify({ ...own, pid: 2 ** 22 + 1 }));
  const script = `import { takeLock } from ${JSON.stringify(module)};
    import { rmSync, writeFileSync } from 'node:fs';
    const inside = ${JSON.stringify(join(out, 'inside'))};
    // So often, however busy the machine is.
    const until = Date.now() + 40_000;
    for (let held = 0; held < 20 && Date.now() < until; ) {
      let lock;
      try { lock = await takeLock(${JSON.stringify(out)}); }
      catch (error) { if (error.name !== 'LockHeldError') throw error; continue; }
      try { writeFileSync(inside, String(process.pid), { flag: 'wx' }); }
      catch { console.log('two hold the lock'); }
      if (Math.random() < 0.03) { rmSync(inside); process.kill(process.pid, 'SIGKILL'); }
      console.log('held');
      held += 1;
      rmSync(inside);
      lock.release();
    }`;
  const path = join(scratchFolder(), 'contend.mjs');
  writeFileSync(path, script);
  const outputs = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const child = spawn(process.execPath, [path], { stdio: ['ignore', 'pipe', 'inherit'] });
      let text = '';
      child.stdout.on('data', (chunk) => (text += String(chunk)));
      await once(child, 'close');
      return text;
    }),
  );
  const all = outputs.join('');
  expect(all).not.toContain('two hold the lock');
  expect(all.split('held').length).toBeGreaterThan(50);
  (await takeLock(out)).release();
  expect(readdirSync(out)).toEqual([]);
}, 60_000);
