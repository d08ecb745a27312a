import { readLedger } from './ledger.js';
import type { Lines } from './lines.js';
import { isFileWhole } from './sums.js';

/** The ledger of a generation; undefined where it is missing, damaged, or not as it was written. */
export const soundLedger = (generation: string): Lines | undefined =>
  isFileWhole(generation, 'state/devices') === false ? undefined : readLedger(generation);
