import { sha256 } from '../../domain/sha256.js';
import { type SplitTable, splitTable, type TableRow } from './split-table.js';

export interface KeyedRow extends TableRow {
  /** 128 bits of the SHA-256 of the header and the row: all of the table that its devices come from. */
  readonly key: string;
}

export interface KeyedTable extends SplitTable {
  readonly rows: readonly KeyedRow[];
}

/** A table whose rows are told apart by what stands in them. Undefined where there is no header. */
export function keyedRows(text: string): KeyedTable | undefined {
  const table = splitTable(text);
  if (table === undefined) return undefined;
  const header = withoutEnd(table.header);
  // How its line ends is no part of a row.
  const rows = table.rows.map((row) => ({
    ...{ text: row.text, line: row.line },
    key: sha256(`${header}\n${withoutEnd(row)}`).slice(0, 32),
  }));
  return { header: table.header, rows };
}

const withoutEnd = ({ text }: TableRow): string =>
  text.endsWith('\r\n') ? text.slice(0, -2) : text.endsWith('\n') ? text.slice(0, -1) : text;
