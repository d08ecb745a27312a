import type { Diagnostic, Position } from '../diagnostic.js';
import { error, message, messageRows, type Words } from '../message.js';

export const rows = messageRows({
  'csv-syntax': error(
    'The CSV file cannot be read',
    'Cells are separated by commas. A cell with a comma, a quote or a line break needs double quotes around it.',
  ),
  'csv-row': error(
    'A CSV row does not match the header',
    'Every row needs as many cells as the header has names. A cell may be empty.',
  ),
  'csv-header': error(
    'The CSV header is wrong',
    'Each column of the header needs the name of one field, and each field needs one column.',
  ),
  'csv-index': error(
    'A list in a CSV row has a gap',
    'List columns are numbered from 0. A row that fills interfaces.2 must fill interfaces.0 and interfaces.1 too.',
  ),
});

const csvSyntax = (position: Position, words: Words): Diagnostic =>
  message(rows['csv-syntax'], position, words);

export const unclosedCell = (position: Position): Diagnostic =>
  csvSyntax(position, { found: 'the quote " is never closed', expected: 'a " at the end of the cell' });

export const quoteInsideCell = (position: Position): Diagnostic =>
  csvSyntax(position, {
    found: 'this cell contains a " but does not start with one',
    expected: 'quotes around the whole cell and two for each " inside, like "5"" disk"',
  });

export const textAfterQuote = (position: Position, { rest }: { rest: string }): Diagnostic =>
  csvSyntax(position, {
    found: `"${rest}" comes after the closing quote of a cell`,
    expected: 'a comma or the end of the line; a " inside a cell is written twice',
  });

export const wrongDelimiter = (position: Position, { delimiter }: { delimiter: string }): Diagnostic =>
  csvSyntax(position, {
    found: `the header has ${delimiter} between its names`,
    expected: 'commas',
    fix: 'save the file as comma-separated values',
  });

export const rowLength = (
  position: Position,
  { cells, names }: { cells: number; names: readonly string[] },
): Diagnostic =>
  message(rows['csv-row'], position, {
    found: `this row has ${cells} cell${cells === 1 ? '' : 's'}`,
    expected: `${names.length}, like the header: ${names.join(',')}`,
  });

export const unnamedColumn = (position: Position): Diagnostic =>
  message(rows['csv-header'], position, {
    found: 'a column of the header has no name',
    expected: 'the name of a field, like id or interfaces.0.mac',
  });

export const duplicateColumn = (
  position: Position,
  { name, first }: { name: string; first: Position },
): Diagnostic =>
  message(rows['csv-header'], position, {
    found: `the header has the column "${name}" twice`,
    expected: 'each column once',
    related: [{ label: 'first', position: first }],
  });

export const columnInsideColumn = (
  position: Position,
  { name, other, first }: { name: string; other: string; first: Position },
): Diagnostic =>
  message(rows['csv-header'], position, {
    found: `the columns "${name}" and "${other}" exclude each other`,
    expected: 'one column for the value, or a column for each part of it',
    related: [{ label: 'other', position: first }],
  });

export const indexGap = (
  position: Position,
  { name, missing }: { name: string; missing: string },
): Diagnostic =>
  message(rows['csv-index'], position, {
    found: `"${name}" has a value, but "${missing}" is empty`,
    expected: 'a list without gaps, numbered from 0',
  });
