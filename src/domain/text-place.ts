/** Counted from 1; a line ends at a line feed, as in editors. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Finds the place of a character by its index. */
export type TextPlaceAt = (at: number) => TextPlace;

export function textPlaces(text: string): TextPlaceAt {
  let starts: readonly number[] | undefined;
  return (at) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] as number) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (starts[low] as number) + 1 };
  };
}

/** Indexes of the first characters of all lines. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
