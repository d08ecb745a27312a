import { isError } from '../../diagnostics/diagnostic.js';
import { planBuild } from '../../pipeline/site/plan-build.js';
import type { NewFile } from '../../sinks/new-files.js';
import { inputFilesOf } from './input-files-of.js';

/** How many errors a build of these files has: the source had them, for nothing of it was changed. */
export async function buildErrors(
  files: readonly NewFile[],
  { root }: { readonly root: string },
): Promise<number> {
  const { diagnostics } = await planBuild(
    { files: inputFilesOf(files), diagnostics: [] },
    { root, version: '', strict: false, isWanted: () => true, storedRecord: () => undefined },
  );
  return diagnostics.filter(isError).length;
}
