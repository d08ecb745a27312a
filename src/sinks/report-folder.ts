import { mkdirSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { OutputFile } from '../domain/output-file.js';
import { fileMode } from './file-mode.js';
import { linkOrCopy } from './link-or-copy.js';
import { namesIn } from './names-in.js';
import { assertInside } from './safe-path.js';

/** Below a generation: the fleet as people look at it. */
export const reportFolder = 'report';

/** Files below report/: those to write, and the paths of those that an earlier generation has. */
export interface ReportToWrite {
  readonly written: readonly OutputFile[];
  readonly kept: readonly string[];
  /** Which details of devices are among them: id and key. */
  readonly details: ReadonlyMap<string, string>;
}

/** Writes the report of a new generation, a file at a time. What is kept is a link to the file of the earlier one. */
export function writeReport(
  { written, kept }: Pick<ReportToWrite, 'written' | 'kept'>,
  { staging, before }: { staging: string; before: string | undefined },
): void {
  const root = join(staging, reportFolder);
  const folders = new Set<string>();
  const placeOf = (path: string): string => {
    assertInside(path);
    const folder = posix.dirname(path);
    if (!folders.has(folder)) mkdirSync(join(root, folder), { recursive: true });
    folders.add(folder);
    return join(root, path);
  };
  for (const file of written) {
    if (!('content' in file)) throw new Error(`${file.path} is a link, and a report has none`);
    writeFileSync(placeOf(file.path), file.content, { encoding: 'utf8', flag: 'wx', mode: fileMode });
  }
  for (const path of kept) {
    if (before === undefined) throw new Error(`${path} is kept, and there is no report before`);
    linkOrCopy(join(before, reportFolder, path), placeOf(path));
  }
}

/** Tells which files the report of a generation has; a folder is read when somebody asks for something in it. */
export function reportedFiles(generation: string | undefined): (path: string) => boolean {
  const folders = new Map<string, ReadonlySet<string>>();
  return (path) => {
    if (generation === undefined) return false;
    const folder = posix.dirname(path);
    const names = folders.get(folder) ?? new Set(namesIn(join(generation, reportFolder, folder)));
    folders.set(folder, names);
    return names.has(posix.basename(path));
  };
}
