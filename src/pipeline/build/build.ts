import type { FileRecord } from '../../domain/manifest.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { publicationMark } from '../../sinks/generations.js';
import { assertOurs } from '../../sinks/mark.js';
import { outputFolders } from '../../sinks/output-folders.js';
import type { BuildOptions, BuildResult } from './build-result.js';
import { publishedState } from './published-state.js';
import { refusedOrUnchanged } from './refused-or-unchanged.js';

export { LockHeldError } from '../../sinks/lock.js';
export { ForeignFolderError } from '../../sinks/mark.js';

export type { BuildOptions, BuildResult } from './build-result.js';

/**
 * Builds the site: where something differs from what is published, what differs is read, resolved and rendered, and where nothing
 * is wrong it is published by one rename. Throws a LockHeldError where another build is under way, and a ForeignFolderError where the
 * output folder is somebody else's.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const folders = outputFolders(options.out);
  assertOurs(folders);
  // Before the inputs are read, so that what is published meanwhile is seen.
  const mark = publicationMark(folders);
  const published = publishedState(folders);
  // Where nothing is published there is nothing that could be the same: the inputs are read under the lock.
  const read =
    published === undefined
      ? undefined
      : readInputFiles(options.root, { known: digestsOf(published.inputs.files) });
  const result = read && (await refusedOrUnchanged(read, published, options));
  if (result !== undefined) return result;
  // Loaded when there is something to build: schemas and template engine cost more than all of the above.
  const { buildChanged } = await import('./build-changed.js');
  return buildChanged({ options, folders }, read === undefined ? undefined : { mark, read });
}

const digestsOf = (files: readonly FileRecord[]): ReadonlyMap<string, string> =>
  new Map(files.map(({ path, sha256 }) => [path, sha256]));
