import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runFaulty as run, smallDevice, smallSite } from './faulty-build.js';
import { writeSite } from './sites.js';

/** Of so many devices a thread writes the last ones. It has calls of node:fs of its own. */
export const threadedCount = 243;
const idOf = (n: number): string => `vm-${String(n).padStart(3, '0')}`;

export const threadedSite = {
  'devices/site.yaml': 'layouts: [nocloud]\nimages: [nocloud]\n',
  'templates/leaf/type.yaml': smallSite['templates/leaf/type.yaml'],
  'templates/leaf/leaf.script': smallSite['templates/leaf/leaf.script'],
  ...Object.fromEntries(
    Array.from({ length: threadedCount }, (_, n) => {
      const text = smallDevice(idOf(n), 1).replace('192.0.2.1', `10.0.${n >> 7}.${(n & 127) + 1}`);
      return [`devices/${idOf(n)}.yaml`, text];
    }),
  ),
};

/** A build in whose thread calls are refused, or are its last. */
export const runThreaded = (root: string, faults: object) =>
  run(['build'], { cwd: root, faults: { ...faults, inThreads: true } });

/** Of builds that ended: what the next one would have to remove. */
export const leftoversIn = (root: string): readonly string[] =>
  existsSync(join(root, 'out'))
    ? readdirSync(join(root, 'out'), { recursive: true, encoding: 'utf8' }).filter((name) =>
        /\.new-|\.building|\.lock/.test(name),
      )
    : [];

const calls = ['mkdirSync', 'writeFileSync', 'linkSync', 'openSync'];

/**
 * Kills a first build at some calls of its thread, and refuses those and all after them: `from` is the first, until the thread has no
 * more or `most` are done. Nothing may be published or left behind, and the next build is whole.
 */
export function threadRounds({
  from,
  step,
  most = Infinity,
}: {
  from: number;
  step: number;
  most?: number;
}): { readonly rounds: number; readonly faults: readonly string[] } {
  const faults: string[] = [];
  let rounds = 0;
  for (let at = from; rounds < most; at += step) {
    const root = writeSite(threadedSite);
    const refused = runThreaded(root, { names: calls, from: at, code: 'ENOSPC' });
    if (refused.code === 0) break;
    rounds += 1;
    if (refused.code !== 3 || !refused.stderr.includes('ENOSPC'))
      faults.push(`call ${at}: ${refused.code} ${refused.stderr}`);
    if (existsSync(join(root, 'out/current'))) faults.push(`call ${at}: published`);
    if (leftoversIn(root).length > 0) faults.push(`call ${at}: left ${leftoversIn(root).join()}`);
    const killed = runThreaded(root, { names: calls, from: at, kill: true });
    if (killed.signal !== 'SIGKILL') faults.push(`call ${at}: not killed, but ${killed.code}`);
    if (existsSync(join(root, 'out/current'))) faults.push(`call ${at}: published by who was killed`);
    const next = run(['build'], { cwd: root });
    if (next.code !== 0) faults.push(`call ${at}: the next build says ${next.stderr}`);
    if (leftoversIn(root).length > 0) faults.push(`call ${at}: then left ${leftoversIn(root).join()}`);
    const verified = run(['verify'], { cwd: root });
    if (verified.code !== 0) faults.push(`call ${at}: verify says ${verified.stderr}`);
  }
  return { rounds, faults };
}
