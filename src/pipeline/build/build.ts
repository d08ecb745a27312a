import { isError } from '../../diagnostics/diagnostic.js';
import { readInputFiles } from '../../inventory/input-files.js';
import { currentManifest } from '../../sinks/generations.js';
import { outputFolders } from '../../sinks/output-folders.js';
import { inputsOf } from '../site/inputs-of.js';
import { isSameSecret } from '../site/is-same-secret.js';
import type { BuildOptions, BuildResult } from './build-result.js';
import { isTidy } from './is-tidy.js';
import { isWhole } from './is-whole.js';

export { LockHeldError } from '../../sinks/lock.js';

export type { BuildOptions, BuildResult } from './build-result.js';

/**
 * Builds the site: reads, resolves and renders all of it, and where nothing is wrong writes what is new and
 * publishes it by one rename. Throws a LockHeldError where another build is under way.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const folders = outputFolders(options.out);
  const read = readInputFiles(options.root);
  if (read.diagnostics.some(isError)) {
    const { shown } = await import('../site/shown.js');
    return { outcome: 'refused', ...shown(read.diagnostics, { ...options, ...read }) };
  }
  const inputs = inputsOf(read.files, options);

  const published = currentManifest(folders);
  // --strict has to look at the warnings, which nothing remembers.
  const mayBeUnchanged = !options.strict && isTidy(folders, options);
  const isUnchanged =
    mayBeUnchanged &&
    published?.inputs.digest === inputs.digest &&
    isSameSecret(published, options) &&
    isWhole(published, folders);
  if (isUnchanged) {
    return { outcome: 'unchanged', diagnostics: [], manifest: published };
  }
  // Loaded when there is something to build: schemas and template engine cost more than all of the above.
  const { buildChanged } = await import('./build-changed.js');
  return buildChanged(read, { options, folders, inputs });
}
