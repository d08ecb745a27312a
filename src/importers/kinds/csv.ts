import type { ImportKind } from '../import-kind.js';

/** A table of machines. */
export const csv: ImportKind = {
  summary:
    'a CSV file with any header (commas, semicolons or tabs) becomes devices.csv; notes show which column became which field',
  gives: 'files',
  convert: async (source) => (await import('../csv/convert-table.js')).convertTable(source),
};
