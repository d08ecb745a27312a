import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messages } from '../../../src/diagnostics/catalogue/index.js';
import { rows } from '../../../src/diagnostics/catalogue/inventory-csv.js';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.js';
import { formatDiagnostic } from '../../../src/diagnostics/format.js';
import { either, error, message, messageRows } from '../../../src/diagnostics/message.js';
import { projectRoot } from '../../support/folders.js';

const position = { file: 'a.csv', line: 2, column: 1 };
const words = { found: 'this row has 2 cells', expected: '4, like the header' };

test('a message has the code and the severity of its row, and no word that is undefined', () => {
  expect(message(rows['csv-row'], position, { ...words, fix: undefined })).toEqual({
    code: 'csv-row',
    severity: 'error',
    position,
    ...words,
  });
});

test('found and expected are joined; a near name takes the place of expected', () => {
  expect(formatDiagnostic(message(rows['csv-row'], position, words))).toBe(
    'a.csv:2:1: error csv-row: this row has 2 cells; expected 4, like the header',
  );
  expect(formatDiagnostic(message(rows['csv-row'], position, { ...words, nearest: 'server' }))).toBe(
    'a.csv:2:1: error csv-row: this row has 2 cells; did you mean "server"?',
  );
});

test('where a row may be either, each message says which it is', () => {
  const some = messageRows({ one: either('One', 'Help.'), two: error('Two', 'Help.') });
  expect(message(some.one, position, { ...words, severity: 'warning' }).severity).toBe('warning');
  // @ts-expect-error: no severity is given
  message(some.one, position, words);
});

test('the compiler refuses a code that no row has', () => {
  // @ts-expect-error: there is no such row
  expect(rows['csv-rows']).toBeUndefined();
  // @ts-expect-error: a text is not yet a code
  const written: Diagnostic = { code: 'csv-row', severity: 'error', position, ...words };
  expect(written.code).toBe('csv-row');
});

test('every file of the catalogue is in the list, and each code once', async () => {
  const folder = join(projectRoot, 'src', 'diagnostics', 'catalogue');
  const files = readdirSync(folder).filter((file) => file !== 'index.ts');
  const tables = await Promise.all(
    files.map(async (file) => {
      const loaded = (await import(join(folder, file))) as { rows?: Readonly<Record<string, unknown>> };
      return Object.values(loaded.rows ?? {});
    }),
  );
  expect(new Set(messages)).toEqual(new Set(tables.flat()));
  expect(new Set(messages.map(({ code }) => code)).size).toBe(messages.length);
});

test.each(messages)('$code has a headline and help that read as sentences', ({ title, help }) => {
  expect(title).toMatch(/^[A-Za-z#_][^]{5,90}[^.:;]$/);
  expect(help).toMatch(/^[A-Za-z0-9#-][^]{10,200}\.$/);
});
