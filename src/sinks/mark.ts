import { lstatSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileMode } from './file-mode.js';
import { generationFolder, generationNumbers, manifestName } from './generations.js';
import type { OutputFolders } from './output-folders.js';
import { stagingName } from './staging.js';

/** The file that says whose the folder is: a build removes what lies in its store, so it has to be sure. */
const markName = '.seedpress';

/** To be raised with every change of out/ that a seedpress of before would damage. */
const version = 1;
const format = 'seedpress-out';

/** The output folder is somebody else's, or of a newer seedpress; nothing was changed. */
export class ForeignFolderError extends Error {
  override readonly name = 'ForeignFolderError';
}

/**
 * Throws a ForeignFolderError where a folder has names that a build would write below, and nothing shows that a build made them. A
 * folder from before there were marks is known by a manifest of ours.
 */
export function assertOurs(folders: OutputFolders): void {
  const { out } = folders;
  const found = markIn(out);
  if (found !== undefined && found > version)
    throw new ForeignFolderError(
      `${out} was built by a newer seedpress (its format is ${found}, this one writes ${version}); use that one, or choose another folder with --out`,
    );
  // As a copy has it that followed the links: the rename that publishes would be refused behind all the work.
  if (found !== undefined && lstatSync(folders.current, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new ForeignFolderError(
      `${folders.current} is a folder, where a build makes a link; nothing was changed: move it away, or choose another folder with --out`,
    );
  if (found !== undefined) return;
  // A link that leads nowhere is somebody's, too.
  const taken = ownNames.filter((name) => lstatSync(folders[name], { throwIfNoEntry: false }) !== undefined);
  if (taken.length === 0 || generationNumbers(folders).some((number) => isOurManifest(number, folders)))
    return;
  const names = taken.map((name) => `"${name}"`).join(', ');
  throw new ForeignFolderError(
    `${out} holds ${names}, and nothing in it says that seedpress made it; nothing was changed: choose another folder with --out, or remove what is there`,
  );
}

/** Whether the mark is there as it was written. */
export const isMarked = ({ out }: OutputFolders): boolean => markIn(out) === version;

/** Marks the folder as ours. Only after `assertOurs`. */
export function writeFolderMark(folders: OutputFolders): void {
  if (isMarked(folders)) return;
  const staging = stagingName(folders.out);
  writeFileSync(staging, `${JSON.stringify({ format, version })}\n`, { flag: 'wx', mode: fileMode });
  renameSync(staging, join(folders.out, markName));
}

const ownNames = ['current', 'generations', 'store', 'seeds'] as const;

/** The version that a mark names; undefined where there is none, or none that can be read. */
function markIn(out: string): number | undefined {
  const mark = jsonIn(join(out, markName)) as { format?: unknown; version?: unknown } | undefined;
  return mark?.format === format && Number.isInteger(mark.version) ? (mark.version as number) : undefined;
}

/** Of any format that there has been. */
function isOurManifest(generation: number, folders: OutputFolders): boolean {
  const manifest = jsonIn(join(generationFolder(generation, folders), manifestName)) as
    | { format?: unknown; seedpress?: unknown; devices?: unknown }
    | undefined;
  return (
    typeof manifest?.format === 'number' &&
    typeof manifest.seedpress === 'string' &&
    typeof manifest.devices === 'object'
  );
}

function jsonIn(path: string): unknown {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return value === null ? undefined : value;
  } catch {
    return undefined;
  }
}
