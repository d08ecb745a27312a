import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scratchFolder } from './folders.js';

/** Files by path, relative to a site's root. */
export type SiteFiles = Readonly<Record<string, string>>;

/** A new site with these files. */
export function writeSite(files: SiteFiles): string {
  const root = scratchFolder();
  editSite(root, files);
  return root;
}

/** Writes files of a site anew; undefined removes one. */
export function editSite(root: string, files: Readonly<Record<string, string | undefined>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(root, path);
    if (text === undefined) {
      rmSync(file);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
