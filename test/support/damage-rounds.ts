import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from './cli.js';
import { damage } from './random-damage.js';
import { randomNumbers } from './random-site.js';
import { editSite } from './sites.js';

export interface DamageRounds {
  /** Damages, how many of them were of what is published, and how many a rollback met. */
  readonly damages: number;
  readonly live: number;
  readonly refused: number;
  /** What went unnamed, unmended or into the wrong hands; empty where all is well. */
  readonly faults: readonly string[];
}

const device = (id: string, n: number, more = ''): string =>
  `id: ${id}\ntype: leaf\nmanagement_ip: 192.0.2.${n}\nuuid: 00000000-0000-4000-8000-00000000000${n}\n${more}`;

const first = {
  'devices/site.yaml': 'namespace: lab\nlayouts: [namespace, nocloud, openstack]\nimages: [nocloud]\n',
  'devices/a.yaml': device('a', 1),
  'devices/b.yaml': device('b', 2),
  'devices/c.yaml': device('c', 3),
  'templates/leaf/type.yaml': 'user_data: [leaf.script]\n',
  'templates/leaf/leaf.script': '#!/bin/sh\necho {{ device.id }}\n',
};
/** a stays, b changes, c goes, d comes. */
const second = {
  'devices/b.yaml': device('b', 2, 'generation: 2\n'),
  'devices/c.yaml': undefined,
  'devices/d.yaml': device('d', 4),
};

/**
 * Two generations are published; in each round one thing of a copy is damaged. `verify` has to name it; `plan` has to say so where
 * it is live; a build has to mend what is live and to leave the generation before as it was; a rollback has to refuse what is damaged.
 */
export async function damageRounds(
  folder: string,
  { seed, rounds }: { seed: number; rounds: number },
): Promise<DamageRounds> {
  const random = randomNumbers(seed);
  const whole = join(folder, 'whole');
  editSite(whole, first);
  await runCli(['build'], { cwd: whole });
  const before = shownBy(join(whole, 'out'));
  editSite(whole, second);
  await runCli(['build'], { cwd: whole });
  const now = shownBy(join(whole, 'out'));
  const faults: string[] = [];
  const count = { damages: 0, live: 0, refused: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const root = join(folder, 'damaged');
    rmSync(root, { recursive: true, force: true });
    cpSync(whole, root, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    const out = join(root, 'out');
    // A copy's files are newer than its mark: one build makes it as good as new.
    await runCli(['build', '--quiet'], { cwd: root });
    const done = damage(out, random);
    const fault = (text: string): void => void faults.push(`${done.path} ${done.how}: ${text}`);
    const { named, isLive } = await verified(root, done.path);
    count.damages += 1;
    if (!named) fault('verify does not name it');
    if (isLive) {
      count.live += 1;
      const plan = await runCli(['plan', '--json'], { cwd: root });
      if (plan.code !== 10) fault(`plan: ${plan.code}`);
    }
    const back = await runCli(['rollback', '--json'], { cwd: root });
    if (back.code === 0) {
      if (shownBy(out) !== before) fault('rollback published something else than before');
      await runCli(['rollback', '2', '--quiet'], { cwd: root });
    } else {
      count.refused += 1;
      if (!back.stderr.includes('is damaged')) fault(`rollback says ${back.stderr}`);
    }
    const built = await runCli(['build', '--keep', '3', '--json'], { cwd: root });
    if (built.code !== 0) fault(`build: ${built.code} ${built.stderr}`);
    if (shownBy(out) !== now) fault('a build did not mend it');
    if (isLive && (JSON.parse(built.stdout) as { outcome: string }).outcome !== 'published')
      fault('a build says that nothing changed');
    // What the generation before holds and was not damaged is still there.
    for (const id of ['a', 'b', 'c'])
      if (!/^(?:generations\/1|store)/.test(done.path) && !existsSync(join(out, 'generations/1/www', id)))
        fault(`${id} of generation 1 is gone`);
  }
  return { ...count, faults };
}

async function verified(root: string, path: string) {
  const { code, stdout } = await runCli(['verify', '--json'], { cwd: root });
  const { generations } = JSON.parse(stdout) as {
    generations: readonly { current: boolean; damage: readonly { path: string }[] }[];
  };
  const isNear = (found: string): boolean => path.startsWith(found) || found.startsWith(path);
  const named = code === 1 && generations.some(({ damage: found }) => found.some((one) => isNear(one.path)));
  return { named, isLive: generations.some(({ current, damage: found }) => current && found.length > 0) };
}

/** All that is published, links followed; the number of the generation and what differs from build to build aside. */
function shownBy(out: string): string {
  const current = join(out, 'current');
  const lines: string[] = [];
  const look = (path: string): void => {
    for (const name of readdirSync(join(current, path)).sort()) {
      const below = path === '' ? name : `${path}/${name}`;
      if (below === 'state') continue;
      if (statSync(join(current, below)).isDirectory()) look(below);
      else lines.push(`${below} ${readFileSync(join(current, below), 'latin1')}`);
    }
  };
  look('');
  return lines.join('\n');
}
