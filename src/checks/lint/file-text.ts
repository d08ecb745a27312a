import type { Place } from '../../diagnostics/catalogue/part-message.js';
import type { PlaceOf } from '../../diagnostics/rendered-text.js';

/** A file's text, and where each of its characters is. */
export interface FileText {
  readonly text: string;
  readonly placeAt: (offset: number) => Place;
}

/** Lines end at LF alone, as they do in editors. A packed file has no lines: the place says where it is inside. */
export function fileText(text: string, { file, isPacked }: { file: string; isPacked: boolean }): FileText {
  const lineAt = linesOf(text);
  return {
    text,
    placeAt: (offset) => {
      const { line, column } = lineAt(offset);
      if (!isPacked) return { position: { file, line, column }, hint: '' };
      return { position: { file, line: 1, column: 1 }, hint: `, line ${line} of the unpacked file` };
    },
  };
}

/** Finds lines of a stretch of the file that begins at `start`. */
export function placesIn(stretch: string, start: number, { placeAt }: FileText): PlaceOf {
  const starts = startsOf(stretch);
  return (line, column = 1) =>
    placeAt(start + Math.min((starts[line - 1] ?? 0) + column - 1, stretch.length));
}

/** Line and column of a character, counted from 1. */
export function linesOf(
  text: string,
): (offset: number) => { readonly line: number; readonly column: number } {
  const starts = startsOf(text);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
