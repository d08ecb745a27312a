import { generationNumbers } from '../../sinks/generations.js';
import type { OutputFolders } from '../../sinks/output-folders.js';

/** Whether no more generations are on the disk than shall stay there. */
export function isTidy(folders: OutputFolders, { keep }: { keep: number }): boolean {
  return generationNumbers(folders).length <= keep;
}
