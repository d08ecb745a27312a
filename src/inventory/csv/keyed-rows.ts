import { sha256 } from '../../domain/sha256.js';
import { rowPlaces, type TableRow } from './split-table.js';

export interface KeyedRow extends TableRow {
  /** 128 bits of the SHA-256 of the header and the row: all of the table that its devices come from. */
  readonly key: string;
}

export interface KeyedTable {
  readonly header: TableRow;
  /** Each is made when it is come to. */
  readonly rows: Iterable<KeyedRow>;
}

/** A table whose rows are told apart by what stands in them. Undefined where there is no header. */
export function keyedRows(text: string): KeyedTable | undefined {
  const [first] = rowPlaces(text);
  if (first === undefined) return undefined;
  const header = { text: text.slice(first.start, first.end), line: first.line };
  return { header, rows: { [Symbol.iterator]: () => rowsBelow(header, text) } };
}

function* rowsBelow(header: TableRow, table: string): Iterator<KeyedRow> {
  const start = `${withoutEnd(header)}\n`;
  for (const place of rowPlaces(table)) {
    if (place.line === header.line) continue;
    const row = { text: table.slice(place.start, place.end), line: place.line };
    // How its line ends is no part of a row.
    yield { ...row, key: sha256(`${start}${withoutEnd(row)}`).slice(0, 32) };
  }
}

const withoutEnd = ({ text }: TableRow): string =>
  text.endsWith('\r\n') ? text.slice(0, -2) : text.endsWith('\n') ? text.slice(0, -1) : text;
