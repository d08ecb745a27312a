import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inRoot } from './root.mjs';

/**
 * The text of a file of the repository; undefined where there is none.
 * @param {string} path
 * @returns {string | undefined}
 */
export function readText(path) {
  try {
    return readFileSync(inRoot(path), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * One digest of some files of the repository: their paths, in this order, and their contents.
 * @param {readonly string[]} paths
 */
export function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const content = readFileSync(inRoot(path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
