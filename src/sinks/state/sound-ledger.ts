import { ledgerName, readLedger } from './ledger.js';
import type { Lines } from './lines.js';
import { isSumOf } from './sums.js';

/** The ledger of a generation; undefined where it is missing, damaged, or not as it was written. */
export function soundLedger(generation: string): Lines | undefined {
  const lines = readLedger(generation);
  return lines === undefined || isSumOf(lines.sha256, { generation, path: ledgerName }) === false
    ? undefined
    : lines;
}
