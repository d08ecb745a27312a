/** A row of a table as it stands in the file, with the end of its line. */
export interface TableRow {
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

export interface SplitTable {
  readonly header: TableRow;
  readonly rows: readonly TableRow[];
}

/** Where a row stands in its file, the end not included. */
export interface RowPlace {
  readonly start: number;
  readonly end: number;
  /** Counted from 1. */
  readonly line: number;
}

/**
 * The rows of a CSV file, without a look at what is in them: a quote may hold the end of a line, and those inside of quotes are doubled.
 * Undefined where there is no header.
 */
export function splitTable(text: string): SplitTable | undefined {
  const rows: TableRow[] = [];
  for (const { start, end, line } of rowPlaces(text)) rows.push({ text: text.slice(start, end), line });
  const [header, ...others] = rows;
  return header === undefined ? undefined : { header, rows: others };
}

/** Where the rows stand, the header first. Nobody needs to have all of them at once. */
export function* rowPlaces(text: string): Iterable<RowPlace> {
  let [start, line] = [0, 1];
  let [quotes, lines] = [0, 0];
  let quote = text.indexOf('"');
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline + 1;
    for (; quote !== -1 && quote < end; quote = text.indexOf('"', quote + 1)) quotes += 1;
    lines += 1;
    at = end;
    if (quotes % 2 === 1 && end < text.length) continue;
    if (!isBlank(text, start, end)) yield { start, end, line };
    [start, line] = [end, line + lines];
    [quotes, lines] = [0, 0];
  }
}

/** Most rows begin with what is no blank. */
const isBlank = (text: string, start: number, end: number): boolean =>
  text.charCodeAt(start) <= space || text.charCodeAt(start) > lastAscii
    ? text.slice(start, end).trim() === ''
    : false;

const [space, lastAscii] = [0x20, 0x7e];
