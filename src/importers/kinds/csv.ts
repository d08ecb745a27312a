import type { ImportKind } from '../import-kind.js';

/** A table of machines. */
export const csv: ImportKind = {
  summary:
    'a CSV file with a header of your own (commas, semicolons or tabs): devices.csv, and which column became what',
  gives: 'files',
  convert: async (source) => (await import('../csv/convert-table.js')).convertTable(source),
};
