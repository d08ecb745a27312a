import type { ProofRow } from './prove.js';

const head = '| case | seed by | machine | cloud-init | result | seconds | warnings |';
const rule = '| --- | --- | --- | --- | --- | --- | --- |';
const marker = `${head}\n${rule}\n`;

/** The rows of the page, by the names of their cases. */
export function rowsIn(page: string): ReadonlyMap<string, string> {
  const lines = (page.split(marker)[1] ?? '').split('\n\n', 1)[0]?.split('\n').filter(Boolean) ?? [];
  return new Map(lines.map((line) => [line.slice(2, -2).split(' | ').slice(0, 4).join(' | '), line]));
}

/** The page with a row for each case, in their order: a new one for what ran, the old one for what did not. */
export function withRows(page: string, { names, rows }: ProofRows): string {
  const old = rowsIn(page);
  const fresh = new Map(rows.map((row) => [row.name, lineOf(row)]));
  const lines = names.flatMap((name) => fresh.get(name) ?? old.get(name) ?? []);
  const [before = '', after = ''] = page.split(marker);
  const end = after.indexOf('\n\n');
  return `${before}${marker}${lines.join('\n')}${end === -1 ? '\n' : after.slice(end)}`;
}

interface ProofRows {
  /** All cases that there are. */
  readonly names: readonly string[];
  /** Those that ran and were right. */
  readonly rows: readonly ProofRow[];
}

const lineOf = ({ name, result, seconds, warnings }: ProofRow): string =>
  `| ${[name, result, Math.max(1, Math.round(seconds)), warnings].join(' | ')} |`;
