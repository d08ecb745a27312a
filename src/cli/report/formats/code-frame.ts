import type { Position } from '../../../diagnostics/diagnostic.js';
import type { Painter } from './painter.js';

interface FrameOptions {
  /** How many lines stand above the one that is meant. */
  readonly linesBefore: number;
  readonly paint: Painter;
  readonly colour: 'red' | 'yellow';
}

/** The line of a position with carets below the word that is meant; nothing where the file has no such line. */
export function codeFrame(
  lines: readonly string[],
  { line, column }: Pick<Position, 'line' | 'column'>,
  { linesBefore, paint, colour }: FrameOptions,
): readonly string[] {
  const source = lines[line - 1];
  if (source === undefined || column > source.length + 1) return [];
  const first = Math.max(1, line - linesBefore);
  const digits = String(line).length;
  const start = Math.max(0, column - 1 - longest / 2);
  const row = (number: string, text: string): string =>
    `  ${paint('dim', `${number.padStart(digits)} |`)} ${text}`.trimEnd();
  const shown = lines
    .slice(first - 1, line)
    .map((text, index) => row(String(first + index), visible(text.slice(start, start + longest))));
  const before = visible(source.slice(start, column - 1));
  const carets = '^'.repeat(widthOf(visible(wordAt(source, column).slice(0, start + longest - column + 1))));
  return [...shown, row('', `${' '.repeat(widthOf(before))}${paint(colour, carets || '^')}`)];
}

// A longer line is cut around the place.
const longest = 100;

/** A quoted text, or all up to a space or a mark of YAML. */
function wordAt(source: string, column: number): string {
  const rest = source.slice(column - 1);
  return (
    /^(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s,[\]{}]+?(?=:?(?:[\s,[\]{}]|$)))/.exec(rest)?.[0] ?? rest.slice(0, 1)
  );
}

/** One column for each character, none of which moves the cursor. */
const visible = (text: string): string =>
  text.replaceAll('\t', ' ').replace(/[\p{Cc}\p{Cf}\p{M}\u2028\u2029\ud800-\udfff]/gu, '\ufffd');

/** Columns of a terminal: characters of East Asia and most pictures take two. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += isWide.test(character) ? 2 : 1;
  return width;
}

const isWide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
