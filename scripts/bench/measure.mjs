import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Figures
 * @property {number} wall seconds
 * @property {number} cpu seconds, of the process and its children
 * @property {number} peak MB (10^6 bytes), 0 where it was not measured
 */

/**
 * Runs a command to its end.
 * @param {readonly string[]} argv
 * @param {{ scratch: string, isShort?: boolean, env?: Readonly<Record<string, string>> }} options a folder for what is needed beside;
 *   `isShort` is a command so short that the look at its peak would count
 * @returns {Figures}
 */
export function measure([program = '', ...args], { scratch, isShort = false, env = {} }) {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>/dev/null';
  const hasPeak = program === process.execPath && !isShort;
  const [peakFile, preload] = [join(scratch, 'peak'), join(scratch, 'peak.cjs')];
  writeFileSync(
    preload,
    "process.on('exit', () => require('fs').writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));",
  );
  const words = hasPeak ? [program, '--require', preload, ...args] : [program, ...args];
  const timed = spawnSync('bash', ['-c', script, 'bash', ...words], {
    encoding: 'utf8',
    env: { ...process.env, ...env, PEAK: peakFile },
  });
  if (timed.status !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${timed.status}`);
  const [wall = 0, user = 0, system = 0] = timed.stderr.trim().split(/\s+/).map(Number);
  const peak = hasPeak ? (Number(readFileSync(peakFile, 'utf8')) * 1024) / 1e6 : 0;
  return { wall, cpu: user + system, peak };
}

/**
 * @param {readonly Figures[]} figures
 * @returns {Figures}
 */
export function medianOf(figures) {
  /** @param {keyof Figures} key */
  const middle = (key) => figures.map((one) => one[key]).sort((a, b) => a - b)[figures.length >> 1] ?? 0;
  return { wall: middle('wall'), cpu: middle('cpu'), peak: middle('peak') };
}
