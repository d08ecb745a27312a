import { lstatSync, readdirSync, rmdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes a file, a link or a folder with all that it holds, as much of it as the system allows; then throws the first refusal. Node's
 * own says ENOTDIR of a file that may not be removed.
 */
export function removeTree(path: string): void {
  const refusals: unknown[] = [];
  remove(path, refusals);
  if (refusals.length > 0) throw refusals[0];
}

function remove(path: string, refusals: unknown[]): void {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return;
  try {
    if (stat.isDirectory()) {
      for (const name of readdirSync(path)) remove(join(path, name), refusals);
      rmdirSync(path);
    } else unlinkSync(path);
  } catch (error) {
    refusals.push(error);
  }
}

/** Fills what was made at `path`, and removes it where that fails: a full disk shall not stay so. Throws what `fill` throws. */
export function orRemove(path: string, fill: () => void): void {
  try {
    fill();
  } catch (error) {
    try {
      removeTree(path);
    } catch {
      // The next build does it.
    }
    throw error;
  }
}

/** Does all of them, whatever becomes of the others; then throws the first refusal. */
export function doAll(steps: Iterable<() => void>): void {
  const refusals: unknown[] = [];
  for (const step of steps) {
    try {
      step();
    } catch (error) {
      refusals.push(error);
    }
  }
  if (refusals.length > 0) throw refusals[0];
}
