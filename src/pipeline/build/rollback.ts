import { currentGeneration, generationNumbers } from '../../sinks/generations.js';
import { takeLock } from '../../sinks/lock.js';
import { outputFolders } from '../../sinks/output-folders.js';
import { pointCurrentAt } from '../../sinks/publish.js';

export interface RolledBack {
  /** The generation that was published; missing where none was. */
  readonly from?: number;
  /** The one that is now; missing where there is no such generation, and then nothing has changed. */
  readonly to?: number;
  readonly known: readonly number[];
}

/** Points `current` at a generation; without one at the newest that is older than the current one. */
export async function rollback({
  out,
  generation,
}: {
  readonly out: string;
  readonly generation?: number | undefined;
}): Promise<RolledBack> {
  const folders = outputFolders(out);
  const lock = await takeLock(out);
  try {
    const from = currentGeneration(folders);
    const known = generationNumbers(folders);
    const isWanted = (number: number): boolean =>
      generation === undefined ? from !== undefined && number < from : number === generation;
    const to = known.findLast(isWanted);
    const old = from === undefined ? {} : { from };
    if (to === undefined) return { ...old, known };
    if (to !== from) pointCurrentAt(to, folders);
    return { ...old, to, known };
  } finally {
    lock.release();
  }
}
