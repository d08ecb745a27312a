import { isError } from '../../diagnostics/diagnostic.js';
import type { InputFiles } from '../../inventory/input-files.js';
import type { BuildOptions, BuildResult } from './build-result.js';
import type { PublishedState } from './published-state.js';
import { unchanged } from './unchanged.js';

/** What needs no more than a look at the inputs; undefined where there is something to build. */
export async function refusedOrUnchanged(
  read: InputFiles,
  published: PublishedState | undefined,
  options: BuildOptions,
): Promise<BuildResult | undefined> {
  if (!read.diagnostics.some(isError)) return published && unchanged(read.files, published, options);
  const { shown } = await import('../site/shown.js');
  return { outcome: 'refused', ...shown(read.diagnostics, { ...options, ...read }) };
}
