import { renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileMode } from '../file-mode.js';
import type { OutputFolders } from '../output-folders.js';
import { nameFolders } from './names.js';

/** Below a generation. */
export const markName = 'state/done';

/**
 * Says that all is there: an empty file, the last of a build. Where no name came or went in the folders of a generation, of
 * the store and of the seeds since then, all that the build left is there: to look at each of a million names would take longer
 * than the build. What happens in the moment of the mark counts as later, so the mark waits for a moment of its own.
 */
export function writeMark(generation: string, folders: OutputFolders): void {
  const path = join(generation, markName);
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    writeFileSync(`${path}.new`, '', { mode: fileMode });
    renameSync(`${path}.new`, path);
    if (isUntouched(generation, folders)) return;
    Atomics.wait(moment, 0, 0, momentMs);
  }
}

/** The clock of file systems ticks 250 times a second; one that ticks once is looked at name by name. */
const momentMs = 1;
const mostAttempts = 12;
const moment = new Int32Array(new SharedArrayBuffer(4));

/** Whether a generation and the store are as the last build left them. */
export const isUntouched = (generation: string, { store, seeds }: OutputFolders): boolean =>
  areNamesUntouched(generation) &&
  [store, seeds].every((folder) => isOlder(folder, join(generation, markName)));

export const areNamesUntouched = (generation: string): boolean =>
  nameFolders
    .map((name) => join(generation, name))
    .every((folder) => isOlder(folder, join(generation, markName)) || isOptional(folder));

/** A folder of a way of access that the site does not have. */
const isOptional = (folder: string): boolean => !folder.endsWith('/www') && timeOf(folder) === undefined;

function isOlder(folder: string, mark: string): boolean {
  const [time, since] = [timeOf(folder), timeOf(mark)];
  return time !== undefined && since !== undefined && time < since;
}

/** When a generation was done, in milliseconds; undefined where its mark is gone. */
export const markTime = (generation: string): number | undefined =>
  statSync(join(generation, markName), { throwIfNoEntry: false })?.mtimeMs;

const timeOf = (path: string): bigint | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false })?.mtimeNs;
