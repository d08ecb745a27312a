import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn } from '../names-in.js';
import type { OutputFolders } from '../output-folders.js';
import { randomLines } from '../state/ledger-sample.js';
import { markName, markTime } from '../state/marks.js';
import { nameFolders } from '../state/names.js';
import { devicePaths } from './device-paths.js';

/**
 * Whether no file of a generation, and none of its devices, was touched since a build was done: by the time at which an inode changed,
 * which no program can set. Of devices it looks at as many as `most` looks allow, from a random one on: of small fleets at all; of
 * large ones, of which it could not see one file that was touched anyway, at some. `verify` reads every byte.
 */
export function areFilesUntouched(
  generation: string,
  folders: OutputFolders,
  { most = 12_000, mostOfLarge = 2_000 }: { most?: number; mostOfLarge?: number } = {},
): boolean {
  const since = markTime(generation);
  if (since === undefined || touchedOf(generation, { since }).length > 0) return false;
  // A file or folder of its own came or went; its state has the mark.
  if (lstatSync(generation).ctimeMs >= since) return false;
  const { isAll, lines } = randomLines(generation);
  const looks = { left: isAll ? most : mostOfLarge };
  for (const line of lines) {
    if (looks.left <= 0) break;
    if (line === undefined) return false;
    for (const path of devicePaths(line.id, line.record, folders))
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
  const touched: string[] = [];
  // A build looks at thousands: they share one list.
  const look = (at: string): void => {
    const stat = lstatSync(at, orNothing);
    looks.left -= 1;
    if (stat === undefined || stat.ctimeMs >= since) touched.push(at);
    if (stat?.isDirectory() === true) for (const name of readdirSync(at)) look(`${at}/${name}`);
  };
  look(path);
  return touched;
}

const orNothing = { throwIfNoEntry: false } as const;
