import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from './folders.js';
import { program } from './program.js';
import { editSite, writeSite } from './sites.js';

export const smallDevice = (id: string, n: number, more = ''): string =>
  `id: ${id}\ntype: leaf\nmanagement_ip: 192.0.2.${n}\n${more}`;

/** Three devices of one script. */
export const smallSite = {
  'devices/a.yaml': smallDevice('a', 1),
  'devices/b.yaml': smallDevice('b', 2),
  'devices/c.yaml': smallDevice('c', 3),
  'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
  'templates/leaf/leaf.script': '#!/bin/sh\necho {{ device.id }}\n',
};

const hook = pathToFileURL(join(projectRoot, 'test/support/faulty-fs.mjs')).href;

/** The program, with calls of node:fs that the system refuses, or that it does not survive. */
export function runFaulty(
  argv: readonly string[],
  { cwd, faults, path }: { cwd: string; faults?: object; path?: string },
) {
  const env = {
    ...process.env,
    ...(faults === undefined ? {} : { FAULTS: JSON.stringify(faults) }),
    ...(path === undefined ? {} : { PATH: path }),
  };
  const ran = spawnSync(process.execPath, ['--import', hook, program, ...argv], {
    cwd,
    encoding: 'utf8',
    env,
  });
  return { code: ran.status, signal: ran.signal, stderr: ran.stderr };
}

/** Calls of node:fs that change the disk. */
export const mutating =
  'writeFileSync mkdirSync linkSync symlinkSync renameSync unlinkSync rmdirSync openSync fsyncSync'.split(
    ' ',
  );

/**
 * Kills a build --purge, from which a device has gone, at `points` of its calls, or at each; the next one has to succeed and to leave
 * nothing of that device, and nothing half done.
 */
export function killRounds({ points }: { points?: number }): {
  readonly kills: number;
  readonly faults: readonly string[];
} {
  const site = (): string => {
    const root = writeSite(smallSite);
    runFaulty(['build', '--quiet'], { cwd: root });
    editSite(root, { 'devices/c.yaml': undefined, 'devices/b.yaml': smallDevice('b', 2, 'generation: 2\n') });
    return root;
  };
  const counted = site();
  const count = join(counted, 'count');
  runFaulty(['build', '--purge'], { cwd: counted, faults: { names: mutating, from: 1e9, count } });
  const calls = Number(readFileSync(count, 'utf8'));
  const faults: string[] = [];
  let kills = 0;
  const step = points === undefined ? 1 : Math.ceil(calls / points);
  for (let at = Math.min(step, 7); at <= calls; at += step) {
    const root = site();
    const killed = runFaulty(['build', '--purge'], {
      cwd: root,
      faults: { names: mutating, from: at, kill: true },
    });
    kills += 1;
    if (killed.signal !== 'SIGKILL') faults.push(`call ${at}: not killed, but ${killed.code}`);
    const next = runFaulty(['build', '--purge'], { cwd: root });
    if (next.code !== 0) faults.push(`call ${at}: the next build says ${next.stderr}`);
    const names = readdirSync(join(root, 'out'), { recursive: true, encoding: 'utf8' });
    if (names.some((name) => name.endsWith('www/c'))) faults.push(`call ${at}: c is there`);
    if (names.some((name) => /\.new-|\.building|\.lock/.test(name))) faults.push(`call ${at}: leftovers`);
    if (readdirSync(join(root, 'out/store')).filter((name) => !name.includes('.')).length !== 2)
      faults.push(`call ${at}: the store holds more than two devices`);
  }
  return { kills, faults };
}
