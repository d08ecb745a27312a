import { currentGeneration, generationFolder } from '../../sinks/generations.js';
import { outputFolders } from '../../sinks/output-folders.js';
import { isUntouched } from '../../sinks/state/marks.js';
import type { Damage } from '../../sinks/verify/damage.js';
import { areFilesUntouched } from '../../sinks/verify/touched.js';
import { lookAt } from './look-at.js';

export type { Damage } from '../../sinks/verify/damage.js';

/** What is wrong with what is published, as far as a build with nothing to do sees it. Writes nothing. */
export function liveDamage({ out, root }: { out: string; root: string }): readonly Damage[] {
  const folders = outputFolders(out);
  const generation = currentGeneration(folders);
  if (generation === undefined) return [];
  const folder = generationFolder(generation, folders);
  if (isUntouched(folder, folders) && areFilesUntouched(folder, folders)) return [];
  return lookAt(generation, { folders, root, isThorough: false });
}
