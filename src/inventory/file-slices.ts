import { splitTable } from './csv/split-table.js';
import type { InputFile } from './input-files.js';

/**
 * Files of devices in slices of at most `size` devices each: of a larger table some of its rows, below its header. The lines of such
 * rows are not those of the file, so it is for who says nothing about them. A file of YAML counts as one device, though
 * it may hold more.
 */
export function fileSlices(files: readonly InputFile[], size: number): readonly (readonly InputFile[])[] {
  const slices: InputFile[][] = [];
  let room = 0;
  for (const { file, devices } of files.flatMap((each) => piecesOf(each, size))) {
    if (room < devices) {
      slices.push([]);
      room = size;
    }
    slices.at(-1)?.push(file);
    room -= devices;
  }
  return slices;
}

interface Piece {
  readonly file: InputFile;
  readonly devices: number;
}

function piecesOf(file: InputFile, size: number): readonly Piece[] {
  const table = file.path.endsWith('.csv') ? splitTable(file.text) : undefined;
  if (table === undefined) return [{ file, devices: 1 }];
  const { header, rows } = table;
  if (rows.length <= size) return [{ file, devices: rows.length }];
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) => {
    const some = rows.slice(index * size, (index + 1) * size);
    const text = [header, ...some].map((row) => row.text).join('');
    return { file: { ...file, text }, devices: some.length };
  });
}
