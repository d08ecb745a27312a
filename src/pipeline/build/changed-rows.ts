import { type KeyedRow, keyedRows } from '../../inventory/csv/keyed-rows.js';
import type { InputFile } from '../../inventory/input-files.js';
import { ledgerFields } from '../../sinks/state/ledger.js';
import type { Lines } from '../../sinks/state/lines.js';

/** What is to be looked at of a table that changed. */
export interface ChangedRows {
  /** The table with the rows alone that no line of the ledger stands for; never without a row, where it has one. */
  readonly file: InputFile;
  readonly count: number;
  /** The lines that do not stay, of `indexes`. */
  readonly without: readonly number[];
}

/**
 * Compares a table with the lines of its devices, by `indexes`. A line whose row is there as it was is what that row would give again. The lines of
 * the smaller table are not those of the file, so it is for who says nothing about them. Undefined where it is no table.
 */
export function changedRows(
  file: InputFile,
  { lines, indexes }: { lines: Lines; indexes: readonly number[] },
): ChangedRows | undefined {
  const table = keyedRows(file.text);
  if (table === undefined) return undefined;
  const keys = indexes.map((index) => lines.fieldFromEnd(index, ledgerFields.host - ledgerFields.row));
  const gone = new Set(keys);
  const changed: KeyedRow[] = [];
  let first: KeyedRow | undefined;
  for (const row of table.rows) {
    first ??= row;
    // Of two rows that are the same the second is for who says so.
    if (!gone.delete(row.key)) changed.push(row);
  }
  // A site has no way to be read without a device.
  if (changed.length === 0 && first !== undefined) {
    changed.push(first);
    gone.add(first.key);
  }
  const text = [table.header, ...changed].map((row) => withEnd(row.text)).join('');
  return {
    file: { ...file, text, size: Buffer.byteLength(text) },
    count: changed.length,
    without: indexes.filter((_, at) => gone.has(keys[at] as string)),
  };
}

/** The last line of a file may have no end. */
const withEnd = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
