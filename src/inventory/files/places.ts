import type { Origin } from '../../domain/origin.js';

/** The place of a character of a file, by its index in the text. */
export type PlaceOf = (offset: number) => Origin;

/** Finds places in one text; lines end in LF, as editors count them. */
export function placesIn(text: string, { file }: { file: string }): PlaceOf {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  // Most offsets lie on the line of the last one or on the next: no search from the start each time.
  let line = 1;
  return (offset) => {
    if ((starts[line - 1] as number) > offset) line = 1;
    while (line < starts.length && (starts[line] as number) <= offset) line += 1;
    return { file, line, column: offset - (starts[line - 1] as number) + 1 };
  };
}
