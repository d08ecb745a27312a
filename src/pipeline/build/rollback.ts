import { currentGeneration, generationNumbers } from '../../sinks/generations.js';
import { takeLock } from '../../sinks/lock.js';
import { outputFolders } from '../../sinks/output-folders.js';
import { pointCurrentAt } from '../../sinks/publish.js';

/** Points `current` at the newest generation older than it; `to` is missing where there is none. */
export async function rollback({
  out,
}: {
  out: string;
}): Promise<{ readonly from?: number; readonly to?: number }> {
  const folders = outputFolders(out);
  const lock = await takeLock(out);
  try {
    const from = currentGeneration(folders);
    if (from === undefined) return {};
    const to = generationNumbers(folders).findLast((generation) => generation < from);
    if (to === undefined) return { from };
    pointCurrentAt(to, folders);
    return { from, to };
  } finally {
    lock.release();
  }
}
