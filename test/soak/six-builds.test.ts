import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smallDevice, smallSite } from '../support/faulty-build.js';
import { scratchFolder } from '../support/folders.js';
import { program, programNode, runProgram } from '../support/program.js';
import { editSite, writeSite } from '../support/sites.js';
import { treeDigest } from '../support/tree-digest.js';

const rounds = 8;
const container = ['unshare', '--net', '--pid', '--fork', '--kill-child', '--mount-proc'];
const canUnshare = spawnSync('unshare', [...container.slice(1), 'true']).status === 0;

/** Builds a site into `out`, below a program like unshare(1); gives back its exit code and what it said. */
async function building(root: string, out: string, below: readonly string[]) {
  const [command = '', ...args] = [...below, programNode, program, 'build', '--quiet', '--out', out];
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

test.each([
  ['one machine', []],
  ['two containers, with networks and PIDs of their own', container],
] as const)(
  'six builds at once on %s',
  async (where, below) => {
    if (below.length > 0 && !canUnshare) return;
    const root = writeSite(smallSite);
    const out = join(scratchFolder(), 'out');
    const faults: string[] = [];
    const ended = { done: 0, held: 0 };
    for (let round = 1; round <= rounds; round += 1) {
      editSite(root, {
        'devices/a.yaml': smallDevice('a', 1, `generation: ${round}\n`),
        'devices/d.yaml': round % 2 === 0 ? smallDevice('d', 4) : smallDevice('e', 5),
      });
      const all = await Promise.all(
        [0, 1, 2, 3, 4, 5].map((n) => building(root, out, n % 2 === 0 ? [] : below)),
      );
      for (const { code, said } of all) {
        if (code === 0) ended.done += 1;
        else if (code === 4 && /locked by process \d+/.test(said)) ended.held += 1;
        else faults.push(`round ${round}: ${code} ${said}`);
      }
      if (!all.some(({ code }) => code === 0)) faults.push(`round ${round}: nobody published`);
      const verified = runProgram(['verify', '--out', out], { cwd: root });
      if (verified.code !== 0) faults.push(`round ${round}: ${verified.stdout}`);
    }
    const fresh = join(scratchFolder(), 'out');
    runProgram(['build', '--quiet', '--out', fresh], { cwd: root });
    // What tells of earlier generations stands in state/.
    const shown = (of: string) =>
      ['www', 'by-ip', 'host'].map((name) => treeDigest(join(of, 'current', name)));
    expect(shown(out)).toEqual(shown(fresh));
    console.log(`${where}: ${rounds} rounds, ${ended.done} builds done, ${ended.held} named the holder`);
    expect(faults).toEqual([]);
  },
  1_800_000,
);
