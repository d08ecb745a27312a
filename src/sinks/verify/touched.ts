import { randomInt } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../names-in.js';
import type { OutputFolders } from '../output-folders.js';
import { markName, markTime } from '../state/marks.js';
import { nameFolders } from '../state/names.js';

/**
 * Whether no file of a generation and of the store was touched since a build was done: by the time at which an inode changed, which
 * no program can set. It costs a look at each entry of the store, and at what lies inside of as many as `most` looks allow, from a
 * random one on: of small fleets that is all. `verify` reads every byte.
 */
export function areFilesUntouched(
  generation: string,
  { store, seeds }: OutputFolders,
  { most = 15_000 }: { most?: number } = {},
): boolean {
  const since = markTime(generation);
  if (since === undefined || touchedOf(generation, { since }).length > 0) return false;
  // A file or folder of its own came or went; its state has the mark.
  if (lstatSync(generation).ctimeMs >= since) return false;
  const names = [...namesIn(store).map((name) => join(store, name))];
  const folders: string[] = [];
  for (const path of names) {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined || stat.ctimeMs >= since) return false;
    if (stat.isDirectory()) folders.push(path);
  }
  const inside = [...folders, ...namesIn(seeds).map((name) => join(seeds, name))];
  const start = inside.length === 0 ? 0 : randomInt(inside.length);
  const looks = { left: most };
  for (let index = 0; index < inside.length && looks.left > 0; index += 1) {
    const path = inside[(start + index) % inside.length] as string;
    if (touchedBelow(path, { since, looks }).length > 0) return false;
  }
  return true;
}

/** Files of a generation that are no names, touched since; its mark aside. */
const touchedOf = (generation: string, { since }: { since: number }): readonly string[] =>
  namesIn(generation)
    .filter((name) => !(nameFolders as readonly string[]).includes(name))
    .flatMap((name) => touchedBelow(join(generation, name), { since }))
    .filter((path) => path !== join(generation, markName) && path !== join(generation, 'state'));

/** A file or folder and all below it: what was touched since. */
export function touchedBelow(
  path: string,
  { since, looks = { left: Number.POSITIVE_INFINITY } }: { since: number; looks?: { left: number } },
): readonly string[] {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  looks.left -= 1;
  if (stat === undefined) return [path];
  const own = stat.ctimeMs >= since ? [path] : [];
  if (!stat.isDirectory()) return own;
  return [...own, ...readdirSync(path).flatMap((name) => touchedBelow(join(path, name), { since, looks }))];
}
