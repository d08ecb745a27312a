import {
  columnInsideColumn,
  duplicateColumn,
  indexGap,
  rowLength,
  unnamedColumn,
  wrongDelimiter,
} from '../../diagnostics/catalogue/inventory-csv.js';
import { forbiddenKey, tooDeep } from '../../diagnostics/catalogue/inventory-yaml.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Origin } from '../../domain/origin.js';
import type { SourceEntry, SourceMap, SourceNode } from '../../domain/source-node.js';
import { placesIn } from '../files/places.js';
import { type CsvCell, type CsvRow, csvRows } from './csv-rows.js';

export interface ParsedTable {
  /** One mapping a row. */
  readonly records: readonly SourceMap[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Column {
  readonly path: readonly string[];
  readonly cell: CsvCell;
}

/**
 * Reads a table of devices: the header names fields, dotted where a field is inside another one. Every value
 * is a text; an empty cell sets nothing.
 */
export function parseCsv(text: string, { file }: { file: string }): ParsedTable {
  const delimited = delimiterMistake(text, { file });
  if (delimited !== undefined) return { records: [], diagnostics: [delimited] };
  const { rows, diagnostics } = csvRows(text, { file });
  const [header, ...lines] = rows;
  if (header === undefined) return { records: [], diagnostics };
  const mistakes = headerMistakes(header);
  if (mistakes.length > 0) return { records: [], diagnostics: [...diagnostics, ...mistakes] };
  const columns = header.map((cell): Column => ({ path: cell.text.split('.'), cell }));
  const names = header.map((cell) => cell.text);
  const records: SourceMap[] = [];
  const found: Diagnostic[] = [...diagnostics];
  for (const row of lines) {
    if (row.length !== columns.length) found.push(rowLength(row[0].origin, { cells: row.length, names }));
    else records.push(recordOf(row, columns, found));
  }
  return { records, diagnostics: found };
}

/** A table of another delimiter; its quotes and rows would be wrong only because of it. */
function delimiterMistake(text: string, { file }: { file: string }): Diagnostic | undefined {
  const header = /^(\s*)"?[\w.-]+"? *([;\t|])[^,\r\n]*(?:\r?\n|$)/.exec(text);
  if (header === null) return undefined;
  const [, before = '', delimiter] = header;
  return wrongDelimiter(placesIn(text, { file })(before.length), {
    delimiter: delimiter === '\t' ? 'a tab' : `"${delimiter}"`,
  });
}

function headerMistakes(header: CsvRow): readonly Diagnostic[] {
  const known = new Map<string, CsvCell>();
  /** What stands above a column, with the first column that is below it. */
  const above = new Map<string, CsvCell>();
  return header.flatMap((cell) => {
    const mistake = columnMistake(cell, { known, above });
    known.set(cell.text, cell);
    const segments = cell.text.split('.');
    if (segments.length <= deepest)
      for (const way of waysTo(segments)) if (!above.has(way)) above.set(way, cell);
    return mistake === undefined ? [] : [mistake];
  });
}

function columnMistake(
  { text, origin }: CsvCell,
  { known, above }: { known: ReadonlyMap<string, CsvCell>; above: ReadonlyMap<string, CsvCell> },
): Diagnostic | undefined {
  const segments = text.split('.');
  if (segments.length > deepest) return tooDeep(origin, { most: deepest });
  if (segments.includes('')) return unnamedColumn(origin);
  if (segments.includes('__proto__')) return forbiddenKey(origin, { key: '__proto__' });
  const same = known.get(text);
  if (same !== undefined) return duplicateColumn(origin, { name: text, first: same.origin });
  const outer = waysTo(segments).find((way) => known.has(way));
  const other = above.get(text) ?? (outer === undefined ? undefined : known.get(outer));
  return other && columnInsideColumn(origin, { name: text, other: other.text, first: other.origin });
}

/** `a` and `a.b` for `a.b.c`. */
const waysTo = (segments: readonly string[]): readonly string[] =>
  segments.slice(1).map((_, index) => segments.slice(0, index + 1).join('.'));

/** As in YAML. */
const deepest = 64;

/** A mapping or a list that is being filled; keys that are all indexes make a list. */
interface Branch {
  readonly children: Map<string, { keyOrigin: Origin; child: Branch | CsvCell }>;
}

const isCell = (child: Branch | CsvCell): child is CsvCell => 'text' in child;

function recordOf(row: CsvRow, columns: readonly Column[], found: Diagnostic[]): SourceMap {
  const root: Branch = { children: new Map() };
  row.forEach((cell, index) => {
    const { path, cell: name } = columns[index] as Column;
    if (cell.text !== '') place(root, path, { cell, keyOrigin: name.origin });
  });
  return mapOf(root, { origin: row[0].origin, path: '', found });
}

function place(
  root: Branch,
  path: readonly string[],
  { cell, keyOrigin }: { cell: CsvCell; keyOrigin: Origin },
) {
  let branch = root;
  path.forEach((key, depth) => {
    const known = branch.children.get(key)?.child;
    const child = known ?? (depth === path.length - 1 ? cell : { children: new Map() });
    if (known === undefined) branch.children.set(key, { keyOrigin, child });
    if (!isCell(child)) branch = child;
  });
}

interface Place {
  /** The first cell of what is made. */
  readonly origin: Origin;
  /** Dotted, with a dot at its end. */
  readonly path: string;
  readonly found: Diagnostic[];
}

function mapOf(branch: Branch, place: Place): SourceMap {
  const entries = new Map<string, SourceEntry>();
  for (const [key, { keyOrigin, child }] of branch.children) {
    entries.set(key, { keyOrigin, node: nodeOf(child, { ...place, path: `${place.path}${key}` }) });
  }
  return { kind: 'map', entries, origin: place.origin };
}

function nodeOf(child: Branch | CsvCell, { path, found }: Omit<Place, 'origin'>): SourceNode {
  if (isCell(child)) return { kind: 'scalar', value: child.text, source: child.text, origin: child.origin };
  const origin = firstCell(child).origin;
  const below = { origin, path: `${path}.`, found };
  const keys = [...child.children.keys()];
  if (!keys.every((key) => /^(?:0|[1-9][0-9]{0,3})$/.test(key))) return mapOf(child, below);
  const sorted = keys.map(Number).sort((a, b) => a - b);
  const gap = sorted.findIndex((index, position) => index !== position);
  const items = sorted.map((index) => {
    const item = child.children.get(String(index)) as { child: Branch | CsvCell };
    return nodeOf(item.child, { path: `${path}.${index}`, found });
  });
  if (gap >= 0) {
    const place = { name: `${path}.${sorted[gap]}`, missing: `${path}.${gap}` };
    found.push(indexGap((items[gap] as SourceNode).origin, place));
  }
  return { kind: 'list', items, origin };
}

function firstCell(branch: Branch): CsvCell {
  const [first] = branch.children.values();
  if (first === undefined) throw new Error('a branch of a CSV record is made for its first cell');
  return isCell(first.child) ? first.child : firstCell(first.child);
}
