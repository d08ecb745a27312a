import type { Position } from '../diagnostics/diagnostic.js';
import type { Origin } from '../domain/origin.js';
import type { Site } from './engine/site.js';

/** Where a text of the inventory stands. */
export interface TextOrigin {
  /** Where its first character stands. */
  readonly origin: Origin;
  /**
   * True if the text stands in the file character for character, in lines that begin below its first character,
   * as a block scalar's do. False: every mistake is shown at the first character. Left out: true for one line.
   */
  readonly isVerbatim?: boolean;
}

/** The place of a mistake in the user's files, counted from 1. */
export function positionOf({ source, line, column }: Site, text?: TextOrigin): Position {
  if (source.file !== undefined) return { file: source.file, line: line + 1, column: column + 1 };
  if (text === undefined) throw new Error('a text without a file was rendered without its origin');
  const { origin, isVerbatim = !source.text.includes('\n') } = text;
  if (!isVerbatim) return origin;
  return { file: origin.file, line: origin.line + line, column: origin.column + column };
}
