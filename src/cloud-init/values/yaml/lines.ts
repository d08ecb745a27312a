import { isLineEnd, space } from './cursor.js';

/** Index of the first character of the line of an index. */
export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** Index of the first character of its line that is no space. */
export function textStart(text: string, at: number): number {
  let start = lineStart(text, at);
  while (text.charCodeAt(start) === space) start += 1;
  return start;
}

export const columnOf = (text: string, at: number): number => at - lineStart(text, at);

export const isOnOneLine = (text: string, one: number, other: number): boolean =>
  lineStart(text, one) === lineStart(text, other);
