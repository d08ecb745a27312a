import { quoteInsideCell, textAfterQuote, unclosedCell } from '../../diagnostics/catalogue/inventory-csv.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Origin } from '../../domain/origin.js';
import { type PlaceOf, placesIn } from '../files/places.js';

export interface CsvCell {
  readonly text: string;
  /** The first character of the cell; of a quoted one, its quote. */
  readonly origin: Origin;
}

export type CsvRow = readonly [CsvCell, ...CsvCell[]];

// Spaces, then quotes around anything or a text without quotes, then what ends the cell.
const cellPattern = /([ \t]*)(?:"([^"]*(?:""[^"]*)*)"[ \t]*|((?:[^",\r\n]|\r(?!\n))*))(,|\r?\n|$)/y;

/**
 * The cells of a CSV file, RFC 4180: commas, quotes doubled inside quotes, lines that end in LF or CR LF.
 * Spaces around a cell are no part of it, and empty lines are no rows. Stops at the first mistake.
 */
export function csvRows(
  text: string,
  { file }: { file: string },
): { readonly rows: readonly CsvRow[]; readonly diagnostics: readonly Diagnostic[] } {
  const placeOf = placesIn(text, { file });
  const rows: CsvRow[] = [];
  let row: CsvCell[] = [];
  let offset = 0;
  while (offset < text.length || row.length > 0) {
    cellPattern.lastIndex = offset;
    const match = cellPattern.exec(text);
    if (match === null) return { rows, diagnostics: [mistakeAt(text, { offset, placeOf })] };
    const [whole, indentation = '', quoted, plain = '', end] = match;
    const isEmptyLine = row.length === 0 && quoted === undefined && plain.trim() === '' && end !== ',';
    const cell = quoted === undefined ? plain.trimEnd() : quoted.replaceAll('""', '"');
    row.push({ text: cell, origin: placeOf(offset + indentation.length) });
    offset += whole.length;
    if (end === ',') continue;
    if (!isEmptyLine) rows.push(row as [CsvCell, ...CsvCell[]]);
    row = [];
  }
  return { rows, diagnostics: [] };
}

function mistakeAt(text: string, { offset, placeOf }: { offset: number; placeOf: PlaceOf }): Diagnostic {
  const [whole, closed] = /^[ \t]*(?:"[^"]*(?:""[^"]*)*("?))?[ \t]*/.exec(
    text.slice(offset),
  ) as RegExpExecArray;
  const behind = offset + whole.length;
  if (closed === '') return unclosedCell(placeOf(offset + whole.indexOf('"')));
  const rest = /^[^,\n]*/.exec(text.slice(behind))?.[0].trim() ?? '';
  if (closed === '"') return textAfterQuote(placeOf(behind), { rest });
  return quoteInsideCell(placeOf(behind + rest.indexOf('"')));
}
