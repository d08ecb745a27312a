import { generationNumbers } from '../../sinks/generations.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { hasSpare } from '../../sinks/spare.js';

/** Whether no more is on the disk than shall stay there. */
export const isTidy = (folders: OutputFolders, { keep }: { keep: number }): boolean =>
  generationNumbers(folders).length <= keep && !(keep === 1 && hasSpare(folders));
