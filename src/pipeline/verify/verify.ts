import { currentGeneration, generationNumbers } from '../../sinks/generations.js';
import { outputFolders } from '../../sinks/output-folders.js';
import type { Damage } from '../../sinks/verify/damage.js';
import { lookAt } from './look-at.js';

export type { Damage } from '../../sinks/verify/damage.js';

/** A generation, and what is wrong with it. */
export interface VerifiedGeneration {
  readonly generation: number;
  readonly isCurrent: boolean;
  readonly damage: readonly Damage[];
}

/** Reads all that is kept, byte for byte, and compares it with what the builds have written. Writes nothing, and waits for no lock. */
export function verify({ out, root }: { out: string; root: string }): readonly VerifiedGeneration[] {
  const folders = outputFolders(out);
  const current = currentGeneration(folders);
  const hashes = new Map<number, string>();
  return generationNumbers(folders).map((generation) => ({
    generation,
    isCurrent: generation === current,
    damage: lookAt(generation, { folders, root, isThorough: true, hashes }),
  }));
}
