import { readInputFiles } from '../../inventory/input-files.js';
import { currentGeneration } from '../../sinks/generations.js';
import { assertOurs } from '../../sinks/mark.js';
import { outputFolders } from '../../sinks/output-folders.js';
import type { BuildOptions, BuildResult } from './build-result.js';
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
  // Where nothing is published there is nothing that could be the same: the inputs are read once, under the lock.
  const known =
    currentGeneration(folders) === undefined
      ? undefined
      : await refusedOrUnchanged(readInputFiles(options.root), options);
  if (known !== undefined) return known;
  // Loaded when there is something to build: schemas and template engine cost more than all of the above.
  const { buildChanged } = await import('./build-changed.js');
  return buildChanged({ options, folders });
}
