import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

/** The project's folder. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

let parent = tmpdir();

/** For a file of tests that has to do with what a disk does and memory does not, as the number of a removed file that the next one gets. */
export function scratchOnDisk(): void {
  beforeAll(() => {
    parent = process.env.SEEDPRESS_DISK ?? tmpdir();
  });
  afterAll(() => {
    parent = tmpdir();
  });
}

/** A new folder that is removed when the test is over: in memory where scripts/lib/scratch-in-memory.mjs can. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(parent, 'seedpress-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A scratch copy of a folder of inputs, with the site's own code. */
export function scratchCopy(source: string): string {
  const folder = scratchFolder();
  for (const name of readdirSync(source)) {
    if (['devices', 'templates'].includes(name) || name.startsWith('seedpress.config.'))
      cpSync(join(source, name), join(folder, name), { recursive: true, verbatimSymlinks: true });
  }
  return folder;
}

/** Paths of all files below a folder, links followed, sorted, relative to it. */
export function filesBelow(root: string): readonly string[] {
  const walk = (folder: string): readonly string[] =>
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? walk(path) : [relative(root, path)];
    });
  return [...walk(root)].sort();
}

/** Path -> content of all files below a folder, links followed. */
export function contentsBelow(root: string): Readonly<Record<string, string>> {
  return Object.fromEntries(filesBelow(root).map((path) => [path, readFileSync(join(root, path), 'latin1')]));
}
