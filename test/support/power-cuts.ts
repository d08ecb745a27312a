import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mutating, smallDevice, smallSite } from './faulty-build.js';
import { projectRoot, scratchFolder } from './folders.js';
import { program } from './program.js';
import { writeSite } from './sites.js';

export const kindsOfDisk = [
  'ext4 with a journal',
  'ext4 without a journal',
  'ext4 with data=writeback',
] as const;

export interface PowerCuts {
  readonly cuts: number;
  /** How often the old site was published after the cut, and how often the new one. */
  readonly old: number;
  readonly new: number;
  readonly faults: readonly string[];
}

/** Cuts the power of a file system before `points` calls of a build, and after its end; mounts it again and looks. */
export function powerCuts(kind: string, { points }: { points: number }): PowerCuts {
  const options = {
    kind,
    points,
    work: scratchFolder(),
    site: writeSite(smallSite),
    edit: {
      'devices/b.yaml': smallDevice('b', 2, 'generation: 2\n'),
      'devices/c.yaml': null,
      'devices/d.yaml': smallDevice('d', 4),
    },
    names: mutating,
    program,
    hook: pathToFileURL(join(projectRoot, 'test/support/faulty-fs.mjs')).href,
  };
  const script = join(projectRoot, 'test/support/power-cuts.mjs');
  const ran = spawnSync('unshare', ['-m', process.execPath, script, JSON.stringify(options)], {
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as PowerCuts;
}
