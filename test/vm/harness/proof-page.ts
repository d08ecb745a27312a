import type { ProofRow } from './prove.js';

const head = '| case | seed by | machine | cloud-init | result | seconds | warnings |';
const rule = '| --- | --- | --- | --- | --- | --- | --- |';
const marker = `${head}\n${rule}\n`;

/** The rows of the page, by the names of their cases. */
export const rowsIn = (page: string): ReadonlyMap<string, string> =>
  new Map(partsOf(page).lines.map((line) => [nameOf(line), line]));

/** The page with a row for each case, in their order: a new one for what ran, the old one for what did not. */
export function withRows(page: string, { names, rows }: ProofRows): string {
  const { before, after } = partsOf(page);
  const old = rowsIn(page);
  const fresh = new Map(rows.map((row) => [row.name, lineOf(row)]));
  const lines = names.flatMap((name) => fresh.get(name) ?? old.get(name) ?? []);
  return [before + marker.trimEnd(), ...lines, ...after].join('\n');
}

interface ProofRows {
  /** All cases that there are. */
  readonly names: readonly string[];
  /** Those that ran and were right. */
  readonly rows: readonly ProofRow[];
}

/** What stands before the table, its rows, and the lines behind it. */
function partsOf(page: string) {
  const [before = '', rest] = page.split(marker);
  if (rest === undefined) throw new Error('docs/proof.md has no table with the head that its tests know');
  const lines = rest.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return { before, lines: lines.slice(0, end), after: lines.slice(end) };
}

const nameOf = (line: string): string => line.slice(2, -2).split(' | ').slice(0, 4).join(' | ');

const lineOf = ({ name, result, seconds, warnings }: ProofRow): string =>
  `| ${[name, result, Math.max(1, Math.round(seconds)), warnings].join(' | ')} |`;
