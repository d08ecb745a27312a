import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from './names-in.js';
import { doAll, removeTree } from './remove-tree.js';

const prefix = '.new-';

/** Names of ours alone: the folder may hold other things. */
const isStaging = (name: string): boolean => /^\.new-[0-9]+-[0-9a-f]{12}-[0-9]+$/.test(name);

/**
 * A new empty folder beside the ones it shall stand with, under a name of its own: a fixed name, left by a
 * build that was killed, would block every later one. The name never reaches what is published.
 */
export function makeStaging(parent: string): string {
  const path = stagingName(parent);
  mkdirSync(path, { recursive: true });
  return path;
}

export function stagingName(parent: string): string {
  count += 1;
  return join(parent, `${prefix}${run}-${count}`);
}

const run = `${process.pid}-${randomBytes(6).toString('hex')}`;
let count = 0;

/** Whether something of a build that is under way, or that died, is there. */
export const hasLeftovers = (parent: string): boolean => namesIn(parent).some(isStaging);

/** Removes what builds that died have left. Only the holder of the lock may call it. */
export function removeLeftovers(parent: string): void {
  const names = namesIn(parent).filter(isStaging);
  doAll(names.map((name) => () => removeTree(join(parent, name))));
}
