import { currentGeneration, generationNumbers, readManifest } from '../../sinks/generations.js';
import type { OutputFolders } from '../../sinks/output-folders.js';
import { removeGeneration } from '../../sinks/publish.js';
import { removeLeftovers } from '../../sinks/staging.js';
import { collectStore } from '../../sinks/store.js';

/**
 * Keeps the published generation and the newest others, `keep` in all, and removes what no kept one names. Only
 * the holder of the lock may call it.
 */
export function cleanUp(folders: OutputFolders, { keep }: { keep: number }): void {
  for (const parent of [folders.out, folders.generations, folders.store]) removeLeftovers(parent);
  const kept = keptGenerations(folders, { keep });
  for (const generation of generationNumbers(folders)) {
    if (!kept.includes(generation)) removeGeneration(generation, folders);
  }
  const digests = kept.flatMap((generation) =>
    Object.values(readManifest(generation, folders)?.devices ?? {}).map(({ digest }) => digest),
  );
  collectStore(new Set(digests), folders);
}

function keptGenerations(folders: OutputFolders, { keep }: { keep: number }): readonly number[] {
  const current = currentGeneration(folders);
  const newestFirst = [...generationNumbers(folders)].reverse();
  const others = newestFirst.filter((generation) => generation !== current);
  return [...(current === undefined ? [] : [current]), ...others].slice(0, keep);
}
