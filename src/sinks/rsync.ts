import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../domain/sha256.js';
import { findProgram } from './find-program.js';
import type { OutputFolders } from './output-folders.js';
import { makeStaging } from './staging.js';

/** rsync is missing, or did not do its part. */
class RsyncError extends Error {
  override readonly name = 'StoreError';
}

export interface RsyncOptions {
  /** `rsync://host/module/path` or `host:path`. */
  readonly target: string;
  /** The published generation's folder; absolute. */
  readonly generation: string;
  /** Its number, and the bytes that tell it from any other. */
  readonly number: number;
  readonly manifest: Uint8Array;
  /** What it names in the store. */
  readonly stored: readonly string[];
  readonly searchPath: string;
}

/**
 * Brings a generation to another host in the order of a build: its content, then its names, then one rename of current, and only
 * then what no longer belongs there goes. Whoever serves from there sees the old site or the new one.
 */
export function publishByRsync(
  { target, generation, number, manifest, stored, searchPath }: RsyncOptions,
  folders: OutputFolders,
): void {
  const program = findProgram('rsync', searchPath);
  if (program === undefined) throw new RsyncError('rsync is not installed here');
  const place = target.replace(/\/+$/, '');
  // Another output folder may have given another site the same number.
  const name = `${number}-${sha256(manifest).slice(0, 12)}`;
  const staging = makeStaging(folders.out);
  const rsync = (args: readonly string[], input = ''): void => run(program, [...args], { target, input });
  try {
    rsync(
      ['-aHr', '--mkpath', '--files-from=-', '--', `${folders.store}/`, `${place}/store/`],
      `${stored.join('\n')}\n`,
    );
    const names = ['-aH', '--mkpath', '--delete', '--exclude=/state', '--'];
    rsync([...names, `${generation}/`, `${place}/generations/${name}/`]);
    symlinkSync(`generations/${name}`, join(staging, 'current'));
    rsync(['-l', '--', join(staging, 'current'), `${place}/`]);

    const kept = join(staging, 'kept');
    for (const folder of [kept, join(staging, 'none')]) mkdirSync(folder);
    rsync([
      '-d',
      '--delete',
      `--filter=P /${name}`,
      '--',
      `${join(staging, 'none')}/`,
      `${place}/generations/`,
    ]);
    for (const entry of stored) mkdirSync(join(kept, entry));
    rsync(['-d', '--delete', '--existing', '--ignore-existing', '--', `${kept}/`, `${place}/store/`]);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function run(
  program: string,
  args: readonly string[],
  { target, input }: { target: string; input: string },
): void {
  const { status, error, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  // One that ends before it has read the list says itself why, and how it ended.
  if (error !== undefined && (error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  if (status === 0) return;
  const [said = `it ended with ${status}`] = stderr.trim().split('\n').filter(Boolean);
  throw new RsyncError(`rsync to ${target} failed: ${said}; what is published there is still served`);
}
