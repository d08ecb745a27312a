import type { Place } from '../../diagnostics/catalogue/part-message.js';
import type { PlaceOf } from '../../diagnostics/rendered-text.js';
import { lineStarts, textPlaces } from '../../domain/text-place.js';

/** A file's text, and where each of its characters is. */
export interface FileText {
  readonly text: string;
  readonly placeAt: (offset: number) => Place;
}

/** Lines end at LF alone, as they do in editors. A packed file has no lines: the place says where it is inside. */
export function fileText(text: string, { file, isPacked }: { file: string; isPacked: boolean }): FileText {
  const lineAt = textPlaces(text);
  return {
    text,
    placeAt: (offset) => {
      const { line, column } = lineAt(offset);
      if (!isPacked) return { position: { file, line, column }, hint: '' };
      return { position: { file, line: 1, column: 1 }, hint: `line ${line} of the unpacked file` };
    },
  };
}

/** Finds lines of a stretch of the file that begins at `start`. */
export function placesIn(stretch: string, start: number, { placeAt }: FileText): PlaceOf {
  const starts = lineStarts(stretch);
  return (line, column = 1) =>
    placeAt(start + Math.min((starts[line - 1] ?? 0) + column - 1, stretch.length));
}
