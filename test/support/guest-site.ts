import { join } from 'node:path';
import { guestFiles } from '../../src/datasource/guest-files.js';
import type { GuestSite } from '../../src/datasource/guest-site.js';
import { writeDirectory } from '../../src/sinks/directory.js';
import { projectRoot, scratchFolder } from './folders.js';

/** What guests of the article's site know. */
export const guestSite = (changes: Partial<GuestSite> = {}): GuestSite => ({
  namespace: 'nsfocus',
  server: { address: '111.0.0.2', port: 8807 },
  ...changes,
});

/** What the files for guests are made of. */
export const sourceFiles = join(projectRoot, 'src', 'datasource', 'files');

/** A scratch folder with the files for its guests, as out/current/guest holds them. */
export function guestFolder(changes: Partial<GuestSite> = {}): string {
  const root = scratchFolder();
  writeDirectory(guestFiles(guestSite(changes)), { root });
  return join(root, 'guest');
}
