import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filterDocs } from '../../src/templates/filters/index.js';
import { projectRoot } from '../support/folders.js';

const file = join(projectRoot, 'docs', 'templates.md');

// SEEDPRESS_UPDATE=1 writes the table anew.
test('docs/templates.md lists every filter with its example', () => {
  const rows = filterDocs.map(({ signature, summary, example }) =>
    row([`\`${signature}\``, summary, `\`${example.template}\``, `\`${oneLine(example.result)}\``]),
  );
  const table = [
    row(['filter', 'gives', 'example', 'result']),
    row(['---', '---', '---', '---']),
    ...rows,
  ].join('');
  const document = readFileSync(file, 'utf8');
  const updated = document.replace(
    /(<!-- filters -->\n)[\s\S]*(<!-- end -->)/,
    (_, start: string, end: string) => [start, table, end].join(''),
  );
  if (process.env.SEEDPRESS_UPDATE === '1') writeFileSync(file, updated);
  expect(readFileSync(file, 'utf8')).toBe(updated);
});

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;

const oneLine = (text: string): string => text.replaceAll('\n', '↵');
