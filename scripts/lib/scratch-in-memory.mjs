import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';

/** What the machine has to have free, in bytes: the tests use up to one for their folders, and the browsers have their share. */
const wantedMemory = 6 * 2 ** 30;
const size = '3g';

/**
 * Runs a command to its end, where it can with a folder for temporary files that is in memory: the tests make and remove a million
 * small files, for which a disk takes longer than for all that is tested. The file system is seen by the command alone and goes with
 * it, however it ends. Only root may mount; for others all is on the disk. SEEDPRESS_DISK names a folder that stays there.
 * @param {readonly [string, ...string[]]} command
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {number | null} its exit code
 */
export function runWithScratchInMemory([program, ...args], env = process.env) {
  const run = (
    /** @type {string} */ first,
    /** @type {readonly string[]} */ rest,
    /** @type {object} */ more,
  ) => spawnSync(first, rest, { cwd: root, stdio: 'inherit', env: { ...env, ...more } }).status;
  if (!canMount()) return run(program, args, {});
  const folder = mkdtempSync(join(tmpdir(), 'seedpress-'));
  const script = `mount -t tmpfs -o size=${size},nr_inodes=0,mode=1777 seedpress-tests "$TMPDIR"; exec "$@"`;
  try {
    return run('unshare', ['-m', 'sh', '-ec', script, 'sh', program, ...args], {
      TMPDIR: folder,
      SEEDPRESS_DISK: tmpdir(),
    });
  } finally {
    rmdirSync(folder);
  }
}

function canMount() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || freeMemory() < wantedMemory) return false;
  const script = 'mount -t tmpfs seedpress-tests /tmp';
  return spawnSync('unshare', ['-m', 'sh', '-ec', script], { stdio: 'ignore' }).status === 0;
}

/** What can be had without swapping, in bytes: os.freemem() does not count what caches would give back. */
function freeMemory() {
  const kilobytes = /^MemAvailable: +(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1] ?? 0;
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return Math.min(Number(kilobytes) * 1024, limit);
}
