/** A table with its header; lines count from 1. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
}

/** A table of RFC 4180 with commas, semicolons or tabs between its cells, whichever its first line has most of. */
export function readTable(text: string): Table {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: first.split(separator).length }));
  const { separator = ',' } = counts.sort((a, b) => b.count - a.count)[0] ?? {};
  const rows: { cells: string[]; line: number }[] = [];
  let row: { cells: string[]; line: number } | undefined;
  let line = 1;
  let at = 0;
  while (at <= text.length) {
    row ??= { cells: [], line };
    const value = cellAt(text, at, separator);
    row.cells.push(value.text);
    line += (text.slice(at, value.end).match(/\n/g) ?? []).length;
    at = value.end;
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    rows.push(row);
    row = undefined;
    if (at >= text.length) break;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    if (at === text.length) break;
  }
  const filled = rows.filter(
    ({ cells }) => cells.some((each) => each !== '') && !/^\s*#/.test(cells[0] ?? ''),
  );
  const [header, ...rest] = filled;
  return { header: (header?.cells ?? []).map((name) => name.trim()), rows: rest };
}

function cellAt(
  text: string,
  at: number,
  separator: string,
): { readonly text: string; readonly end: number } {
  if (text[at] === '"') {
    let end = at + 1;
    for (; end < text.length; end++) if (text[end] === '"' && text[++end] !== '"') break;
    return { text: text.slice(at + 1, end - 1).replaceAll('""', '"'), end };
  }
  let end = at;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { text: text.slice(at, end).trim(), end };
}
