import { readInputFiles } from '../../inventory/input-files.js';
import { publicationMark } from '../../sinks/generations.js';
import { hasLockFiles } from '../../sinks/lock/lock-files.js';
import { assertOurs } from '../../sinks/mark.js';
import { outputFolders } from '../../sinks/output-folders.js';
import type { BuildOptions, BuildResult } from './build-result.js';
import { publishedState } from './published-state.js';
import { refusedOrUnchanged } from './refused-or-unchanged.js';

export { LockHeldError } from '../../sinks/lock/lock-held-error.js';
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
  // Before the first file is read: who publishes while this build reads may have read later.
  const mark = publicationMark(folders);
  const published = publishedState(folders);
  // Where nothing is published there is nothing that could be the same.
  const read = published && readInputFiles(options.root, { known: published.inputs.files });
  const result = read && (await refusedOrUnchanged(read, published, options));
  if (result?.outcome === 'unchanged' && hasLockFiles(options.out)) {
    const { removeDeadLock } = await import('../../sinks/lock.js');
    await removeDeadLock(options.out);
  }
  if (result !== undefined) return result;
  // Loaded when there is something to build: schemas and template engine cost more than all of the above.
  const { buildChanged } = await import('./build-changed.js');
  return buildChanged({ options, folders }, read && { read, mark });
}
