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

/**
 * The rows of a CSV file, without a look at what is in them: a quote may hold the end of a line, and those inside of quotes are doubled.
 * Undefined where there is no header.
 */
export function splitTable(text: string): SplitTable | undefined {
  const rows: TableRow[] = [];
  let [start, line] = [0, 1];
  let [quotes, lines] = [0, 0];
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline + 1;
    quotes += quotesIn(text.slice(at, end));
    lines += 1;
    at = end;
    if (quotes % 2 === 1 && end < text.length) continue;
    const row = text.slice(start, end);
    if (row.trim() !== '') rows.push({ text: row, line });
    [start, line] = [end, line + lines];
    [quotes, lines] = [0, 0];
  }
  const [header, ...others] = rows;
  return header === undefined ? undefined : { header, rows: others };
}

function quotesIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count += 1;
  return count;
}
