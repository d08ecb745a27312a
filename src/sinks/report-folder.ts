import { mkdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { OutputFile } from '../domain/output-file.js';
import { writeDirectory } from './directory.js';
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

/** Writes the report of a new generation. What is kept is a link to the file of the earlier one. */
export function writeReport(
  { written, kept }: Pick<ReportToWrite, 'written' | 'kept'>,
  { staging, before }: { staging: string; before: string | undefined },
): void {
  const root = join(staging, reportFolder);
  writeDirectory(written, { root });
  const folders = new Set<string>(written.map(({ path }) => posix.dirname(path)));
  for (const path of kept) {
    assertInside(path);
    if (before === undefined) throw new Error(`${path} is kept, and there is no report before`);
    const folder = posix.dirname(path);
    if (!folders.has(folder)) mkdirSync(join(root, folder), { recursive: true });
    folders.add(folder);
    linkOrCopy(join(before, reportFolder, path), join(root, path));
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
