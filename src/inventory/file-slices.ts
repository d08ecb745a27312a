import { rowPlaces } from './csv/split-table.js';
import type { InputFile } from './input-files.js';

/**
 * Files of devices in slices of at most `size` devices each: of a larger table some of its rows, below its header. The lines of such
 * rows are not those of the file, so it is for who says nothing about them. A file of YAML counts as one device, though
 * it may hold more.
 */
export function fileSlices(files: readonly InputFile[], size: number): readonly (readonly InputFile[])[] {
  const slices: InputFile[][] = [];
  let room = 0;
  for (const each of files) {
    for (const { file, devices } of piecesOf(each, size)) {
      if (room < devices) {
        slices.push([]);
        room = size;
      }
      slices.at(-1)?.push(file);
      room -= devices;
    }
  }
  return slices;
}

interface Piece {
  readonly file: InputFile;
  readonly devices: number;
}

function piecesOf(file: InputFile, size: number): readonly Piece[] {
  if (!file.path.endsWith('.csv')) return [{ file, devices: 1 }];
  const { text } = file;
  let header: string | undefined;
  // A piece is two views of the text, until somebody reads it.
  const pieces: Piece[] = [];
  let [start, end, devices] = [0, 0, 0];
  const close = (): void => {
    if (devices > 0)
      pieces.push({ file: { ...file, text: `${header ?? ''}${text.slice(start, end)}` }, devices });
    devices = 0;
  };
  for (const row of rowPlaces(text)) {
    if (header === undefined) {
      header = text.slice(row.start, row.end);
      continue;
    }
    if (devices === size) close();
    if (devices === 0) start = row.start;
    end = row.end;
    devices += 1;
  }
  if (header === undefined) return [{ file, devices: 1 }];
  if (pieces.length === 0) return [{ file, devices }];
  close();
  return pieces;
}
