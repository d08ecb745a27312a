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
  const known = new Set(indexes.map((index) => lines.field(index, ledgerFields.row)));
  const kept = new Set<string>();
  const changed: KeyedRow[] = [];
  for (const row of table.rows) {
    // Of two rows that are the same the second is for who says so.
    if (known.has(row.key) && !kept.has(row.key)) kept.add(row.key);
    else changed.push(row);
  }
  // A site has no way to be read without a device.
  const [first] = table.rows;
  if (changed.length === 0 && first !== undefined) {
    changed.push(first);
    kept.delete(first.key);
  }
  const text = [table.header, ...changed].map((row) => withEnd(row.text)).join('');
  return {
    file: { ...file, text, size: Buffer.byteLength(text) },
    count: changed.length,
    without: indexes.filter((index) => !kept.has(lines.field(index, ledgerFields.row))),
  };
}

/** The last line of a file may have no end. */
const withEnd = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);
